"""What boto3 does with an ECS endpoint: waiters, paginators, errors by class. Prints what it saw."""

import sys

import boto3

session = boto3.Session("test", "test", region_name="us-east-1")
ecs = session.client("ecs", endpoint_url=sys.argv[1])
scaling = session.client("application-autoscaling", endpoint_url=sys.argv[1])
soon = {"Delay": 1, "MaxAttempts": 60}

ecs.create_cluster(clusterName="demo")
for version in (1, 2):
    ecs.register_task_definition(
        family="web",
        requiresCompatibilities=["FARGATE"],
        networkMode="awsvpc",
        cpu="256",
        memory="512",
        containerDefinitions=[{"name": "web", "image": f"web:{version}"}],
    )
ecs.create_service(
    cluster="demo",
    serviceName="web",
    taskDefinition="web:1",
    desiredCount=3,
    launchType="FARGATE",
    networkConfiguration={"awsvpcConfiguration": {"subnets": ["subnet-a"]}},
)
ecs.get_waiter("services_stable").wait(cluster="demo", services=["web"], WaiterConfig=soon)

updated = ecs.update_service(cluster="demo", service="web", taskDefinition="web:2")["service"]
print("deployments", [deployment["status"] for deployment in updated["deployments"]])
ecs.get_waiter("services_stable").wait(cluster="demo", services=["web"], WaiterConfig=soon)
service = ecs.describe_services(cluster="demo", services=["web"], include=["TAGS"])["services"][0]
print("stable", service["taskDefinition"].split("/")[1], service["runningCount"], type(service["createdAt"]).__name__)

pages = list(ecs.get_paginator("list_tasks").paginate(cluster="demo", PaginationConfig={"PageSize": 2}))
print("pages", [len(page["taskArns"]) for page in pages])
arns = [arn for page in pages for arn in page["taskArns"]]
tasks = ecs.describe_tasks(cluster="demo", tasks=arns)["tasks"]
print("tasks", sorted({(task["lastStatus"], task["taskDefinitionArn"].split("/")[1]) for task in tasks}))
families = ecs.get_paginator("list_task_definition_families").paginate(familyPrefix="we")
print("families", [family for page in families for family in page["families"]])

target = {"ServiceNamespace": "ecs", "ResourceId": "service/demo/web", "ScalableDimension": "ecs:service:DesiredCount"}
scaling.register_scalable_target(MinCapacity=2, MaxCapacity=6, **target)
policy = {"TargetValue": 50.0, "PredefinedMetricSpecification": {"PredefinedMetricType": "ECSServiceAverageCPUUtilization"}}
scaling.put_scaling_policy(
    PolicyName="cpu", PolicyType="TargetTrackingScaling", TargetTrackingScalingPolicyConfiguration=policy, **target
)
policies = scaling.get_paginator("describe_scaling_policies").paginate(ServiceNamespace="ecs")
print("policies", [policy["PolicyName"] for page in policies for policy in page["ScalingPolicies"]])


def refused(error, call, **arguments):
    try:
        call(**arguments)
    except error as refusal:
        print(type(refusal).__name__, "|", refusal.response["Error"]["Message"])


refused(ecs.exceptions.ClusterNotFoundException, ecs.list_services, cluster="nowhere")
refused(ecs.exceptions.ServiceNotFoundException, ecs.update_service, cluster="demo", service="nothing")
refused(ecs.exceptions.ClientException, ecs.describe_task_definition, taskDefinition="web:9")
refused(ecs.exceptions.InvalidParameterException, ecs.list_tasks, cluster="demo", maxResults=101)
refused(ecs.exceptions.ClusterContainsServicesException, ecs.delete_cluster, cluster="demo")
refused(scaling.exceptions.ObjectNotFoundException, scaling.delete_scaling_policy, PolicyName="nothing", **target)

ecs.delete_service(cluster="demo", service="web", force=True)
ecs.get_waiter("services_inactive").wait(cluster="demo", services=["web"], WaiterConfig=soon)
ecs.get_waiter("tasks_stopped").wait(cluster="demo", tasks=arns, WaiterConfig=soon)
print("deleted", ecs.delete_cluster(cluster="demo")["cluster"]["status"])
