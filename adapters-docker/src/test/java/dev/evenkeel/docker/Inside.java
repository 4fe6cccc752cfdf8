package dev.evenkeel.docker;

import dev.evenkeel.core.task.Task;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.Objects;

/** What a container's own shell sees. */
public record Inside(String containerId) {

    /** The container of a task, by its place in the definition. */
    public static Inside of(Task task, int container) {
        return new Inside(Objects.requireNonNull(
                task.progress().containers().get(container).runtimeId()));
    }

    public String shell(String script) throws IOException, InterruptedException {
        return Docker.run("exec", containerId, "sh", "-c", script).strip();
    }

    /** An environment variable; empty when there is none. */
    public String variable(String name) throws IOException, InterruptedException {
        return shell("echo \"$" + name + "\"");
    }

    /** The body of a GET that succeeds; {@code url} may name variables. */
    public JsonObject get(String url) throws IOException, InterruptedException {
        return new JsonObject(shell("wget -q -O - \"" + url + "\""));
    }

    /** Status line and body of a request made by hand. It takes a second, since nc ends with its input; {@code url} may name variables. */
    public String request(String method, String url, String headers, String body)
            throws IOException, InterruptedException {
        String script = "url=" + url + "; rest=${url#http://}; at=${rest%%/*}; host=${at%%:*}; port=${at#*:};"
                + " [ \"$port\" = \"$at\" ] && port=80;"
                + " { printf '%s %s HTTP/1.1\\r\\nHost: %s\\r\\nConnection: close\\r\\n" + headers
                + "Content-Length: " + body.length() + "\\r\\n\\r\\n%s' " + method + " \"/${rest#*/}\" \"$at\" '" + body
                + "'; sleep 1; } | nc \"$host\" \"$port\"";
        String answer = shell(script).replace("\r", "");
        int end = answer.indexOf("\n\n");
        return answer.substring(0, answer.indexOf('\n')).replace("HTTP/1.1 ", "") + "\n" + answer.substring(end + 2);
    }
}
