package dev.evenkeel.docker.task;

import dev.evenkeel.core.port.TaskStart;
import dev.evenkeel.core.taskdefinition.ContainerDefinition;

/** The image that a container is to run: the one its revision was pinned to, else the one its definition names. */
final class ImageName {

    private ImageName() {}

    static String of(TaskStart start, ContainerDefinition container) {
        String named = String.valueOf(container.image());
        return start.pinnedDigest(String.valueOf(container.name()))
                .map(digest -> repository(named) + "@" + digest)
                .orElse(named);
    }

    /** An image's name without tag and digest. A colon before the last slash is a port's. */
    static String repository(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        return colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
    }
}
