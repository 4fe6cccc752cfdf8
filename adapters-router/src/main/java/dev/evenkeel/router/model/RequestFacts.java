package dev.evenkeel.router.model;

import java.util.List;

/** What conditions may ask about a request. */
public interface RequestFacts {

    /** The client's address without its port. */
    String client();

    String method();

    /** The name it was sent to, without a port, in lower case; empty when there is none. */
    String host();

    /** Without the query; begins with a slash, or is {@code *}. */
    String path();

    /** What follows the question mark; empty when there is none. */
    String query();

    /** All values of a header, in their order. */
    List<String> header(String name);
}
