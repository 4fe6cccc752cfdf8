package dev.evenkeel.router.model;

/** What a listener understands of what it hands on. TLS is not offered. */
public enum ListenerProtocol {
    /** HTTP/1.1 and HTTP/2 with prior knowledge, request by request. */
    HTTP,
    /** Bytes, connection by connection. */
    TCP
}
