package dev.evenkeel.core.id;

/**
 * The account and region that a resource lives in; the only place where ARNs are put together.
 *
 * @param account twelve digits
 * @param region such as us-east-1
 */
public record ArnScope(String account, String region) {

    /** The partition of the region: aws, aws-cn or aws-us-gov. */
    public String partition() {
        return region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
    }

    public ClusterArn cluster(String name) {
        return new ClusterArn(ecs("cluster/" + name));
    }

    public ServiceArn service(String cluster, String name) {
        return new ServiceArn(ecs("service/" + cluster + "/" + name));
    }

    /** A task, by the 32 hexadecimal digits of its id. */
    public TaskArn task(String cluster, String id) {
        return new TaskArn(ecs("task/" + cluster + "/" + id));
    }

    /** A container instance, by the 32 hexadecimal digits of its id. */
    public ContainerInstanceArn containerInstance(String cluster, String id) {
        return new ContainerInstanceArn(ecs("container-instance/" + cluster + "/" + id));
    }

    public TaskDefinitionArn taskDefinition(String family, int revision) {
        return new TaskDefinitionArn(ecs("task-definition/" + family + ":" + revision));
    }

    /** A service revision, by the 19 digits that it shares with its deployment. */
    public String serviceRevision(String cluster, String service, String id) {
        return ecs("service-revision/" + cluster + "/" + service + "/" + id);
    }

    /** The history of a deployment, by 21 characters of letters, digits, _ and -. */
    public String serviceDeployment(String cluster, String service, String id) {
        return ecs("service-deployment/" + cluster + "/" + service + "/" + id);
    }

    /** A task set, by the id {@code ecs-svc/} and 19 digits. */
    public String taskSet(String cluster, String service, String id) {
        return ecs("task-set/" + cluster + "/" + service + "/" + id);
    }

    public String capacityProvider(String name) {
        return ecs("capacity-provider/" + name);
    }

    /** A container of a task. Its UUID follows from the task and the name: it is the same in every answer. */
    public String container(TaskArn task, String name) {
        Ids ids = new Ids(task.value().hashCode(), name.hashCode());
        return ecs("container/" + task.clusterName() + "/" + task.id() + "/" + ids.uuid());
    }

    /** The root user, whose account settings are everybody's defaults. */
    public String rootPrincipal() {
        return "arn:" + partition() + ":iam::" + account + ":root";
    }

    /** The role that ECS acts in for services. */
    public String serviceLinkedRole() {
        return "arn:" + partition() + ":iam::" + account
                + ":role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS";
    }

    /** The role that Application Auto Scaling acts in for services. */
    public String scalingRole() {
        return "arn:" + partition() + ":iam::" + account
                + ":role/aws-service-role/ecs.application-autoscaling.amazonaws.com/"
                + "AWSServiceRoleForApplicationAutoScaling_ECSService";
    }

    public String scalableTarget(String id) {
        return "arn:" + partition() + ":application-autoscaling:" + region + ":" + account + ":scalable-target/" + id;
    }

    /** A scaling policy, by a UUID, its target and its name. */
    public String scalingPolicy(String uuid, String resourceId, String policyName) {
        return "arn:" + partition() + ":autoscaling:" + region + ":" + account + ":scalingPolicy:" + uuid
                + ":resource/ecs/" + resourceId + ":policyName/" + policyName;
    }

    public String alarm(String name) {
        return "arn:" + partition() + ":cloudwatch:" + region + ":" + account + ":alarm:" + name;
    }

    private String ecs(String resource) {
        return "arn:" + partition() + ":ecs:" + region + ":" + account + ":" + resource;
    }
}
