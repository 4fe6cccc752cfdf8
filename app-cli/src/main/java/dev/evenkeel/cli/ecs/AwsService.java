package dev.evenkeel.cli.ecs;

/**
 * The services that are asked.
 *
 * @param host the first part of Amazon's host name, and the name in a signature's scope
 * @param target what precedes the operation in {@code X-Amz-Target}
 */
record AwsService(String host, String target) {
    static final AwsService ECS = new AwsService("ecs", "AmazonEC2ContainerServiceV20141113");
    static final AwsService AUTO_SCALING = new AwsService("application-autoscaling", "AnyScaleFrontendService");
}
