group "default" {
  targets = ["api", "worker"]
}

# Built once, for both.
target "base" {
  context = "base"
}

target "_image" {
  contexts = { base = "target:base" }
}

target "api" {
  inherits = ["_image"]
  context  = "api"
}

target "worker" {
  inherits = ["_image"]
  context  = "worker"
}
