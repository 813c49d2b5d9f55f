# The engine of the 29 line. The module's number is not the product's.
module=github.com/moby/moby/v2
tool dockerd $module/cmd/dockerd -ldflags "-s -w -X $module/dockerversion.Version=29.0.0+$(version_of $module)"
