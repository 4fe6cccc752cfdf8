package dev.evenkeel.router;

import dev.evenkeel.router.model.RequestFacts;
import java.util.List;

/** A plain request of some client. */
record Facts(String client) implements RequestFacts {

    @Override
    public String method() {
        return "GET";
    }

    @Override
    public String host() {
        return "here";
    }

    @Override
    public String path() {
        return "/";
    }

    @Override
    public String query() {
        return "";
    }

    @Override
    public List<String> header(String name) {
        return List.of();
    }
}
