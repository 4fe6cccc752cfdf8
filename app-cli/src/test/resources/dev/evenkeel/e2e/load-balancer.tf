resource "aws_lb" "web" {
  name               = "web"
  load_balancer_type = "application"
  subnets            = ["subnet-a", "subnet-b"]
  security_groups    = ["sg-web"]
  idle_timeout       = 120
  tags               = { team = "boats" }
}

resource "aws_lb_target_group" "web" {
  name                 = "web"
  port                 = 80
  protocol             = "HTTP"
  target_type          = "ip"
  vpc_id               = "vpc-local"
  deregistration_delay = 30
  slow_start           = 60

  health_check {
    path              = "/health"
    matcher           = "200-299"
    interval          = 10
    timeout           = 4
    healthy_threshold = 2
  }

  stickiness {
    type            = "lb_cookie"
    cookie_duration = 600
  }
}

resource "aws_lb_target_group" "other" {
  name        = "other"
  port        = 80
  protocol    = "HTTP"
  target_type = "ip"
  vpc_id      = "vpc-local"
}

resource "aws_lb_listener" "http" {
  load_balancer_arn = aws_lb.web.arn
  port              = 80
  protocol          = "HTTP"

  default_action {
    type = "fixed-response"

    fixed_response {
      content_type = "text/plain"
      message_body = "nobody home"
      status_code  = "404"
    }
  }
}

resource "aws_lb_listener" "old" {
  load_balancer_arn = aws_lb.web.arn
  port              = 8080
  protocol          = "HTTP"

  default_action {
    type = "redirect"

    redirect {
      port        = "80"
      status_code = "HTTP_301"
    }
  }
}

resource "aws_lb_listener_rule" "web" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 10
  tags         = { team = "boats" }

  action {
    type             = "forward"
    target_group_arn = aws_lb_target_group.web.arn
  }

  condition {
    host_header {
      values = ["*.boats.example"]
    }
  }

  condition {
    path_pattern {
      values = ["/app/*"]
    }
  }
}

resource "aws_lb_listener_rule" "weighted" {
  listener_arn = aws_lb_listener.http.arn
  priority     = 20

  action {
    type = "forward"

    forward {
      target_group {
        arn    = aws_lb_target_group.web.arn
        weight = 90
      }

      target_group {
        arn    = aws_lb_target_group.other.arn
        weight = 10
      }

      stickiness {
        enabled  = true
        duration = 600
      }
    }
  }

  condition {
    http_header {
      http_header_name = "X-Canary"
      values           = ["yes"]
    }
  }

  condition {
    query_string {
      key   = "canary"
      value = "1"
    }
  }

  condition {
    http_request_method {
      values = ["GET"]
    }
  }

  condition {
    source_ip {
      values = ["127.0.0.0/8"]
    }
  }
}

resource "aws_ecs_cluster" "this" {
  name = "balanced"
}

resource "aws_ecs_task_definition" "web" {
  family                   = "balanced-web"
  requires_compatibilities = ["FARGATE"]
  network_mode             = "awsvpc"
  cpu                      = "256"
  memory                   = "512"
  container_definitions = jsonencode([{
    name         = "web"
    image        = var.image
    essential    = true
    portMappings = [{ containerPort = 80 }]
  }])
}

resource "aws_ecs_service" "web" {
  name                  = "web"
  cluster               = aws_ecs_cluster.this.id
  task_definition       = aws_ecs_task_definition.web.arn
  desired_count         = 2
  launch_type           = "FARGATE"
  wait_for_steady_state = true
  depends_on            = [aws_lb_listener_rule.web]

  network_configuration {
    subnets = ["subnet-a", "subnet-b"]
  }

  load_balancer {
    target_group_arn = aws_lb_target_group.web.arn
    container_name   = "web"
    container_port   = 80
  }
}
