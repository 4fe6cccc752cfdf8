-- One DescribeServices a request, signed as far as servers look that do not verify.
wrk.method = "POST"
wrk.body = '{"services":["web"]}'
wrk.headers["Content-Type"] = "application/x-amz-json-1.1"
wrk.headers["X-Amz-Target"] = "AmazonEC2ContainerServiceV20141113.DescribeServices"
wrk.headers["Authorization"] =
  "AWS4-HMAC-SHA256 Credential=test/20261122/us-east-1/ecs/aws4_request, SignedHeaders=host, Signature=00"

