package dev.evenkeel.docker.registry;

/**
 * An image's name taken apart, by Docker's rules.
 *
 * @param repository without tag and digest, as Docker shows it: {@code nginx}, {@code ghcr.io/team/web}
 */
public record ImageReference(String repository) {

    private static final String HUB = "docker.io";

    public static ImageReference of(String image) {
        String name = image.contains("@") ? image.substring(0, image.indexOf('@')) : image;
        int colon = name.lastIndexOf(':');
        // A colon before the last slash is a port's.
        String bare = colon > name.lastIndexOf('/') ? name.substring(0, colon) : name;
        for (String prefix :
                new String[] {"index.docker.io/library/", "docker.io/library/", "index.docker.io/", "docker.io/"}) {
            if (bare.startsWith(prefix)) {
                return new ImageReference(bare.substring(prefix.length()));
            }
        }
        return new ImageReference(bare);
    }

    /** The registry's host, with its port if it has one. A first part without a dot or colon is a user of Docker Hub. */
    public String registry() {
        int slash = repository.indexOf('/');
        String first = slash < 0 ? "" : repository.substring(0, slash);
        return first.contains(".") || first.contains(":") || first.equals("localhost") ? first : HUB;
    }

    /** The same image by its digest. */
    public String at(String digest) {
        return repository + "@" + digest;
    }
}
