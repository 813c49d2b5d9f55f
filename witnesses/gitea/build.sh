# A registry with users, organisations, tokens and scopes. Its database is C.
module=code.gitea.io/gitea
version=$(version_of $module)
needs_compiler
CGO_ENABLED=1 tool gitea $module -tags 'sqlite sqlite_unlock_notify' -ldflags "-s -w -X main.Version=${version#v}"
# Templates, options and public files are read from its module's folder.
mkdir "$out/share"
cp -R "$(module_folder $module)"/{templates,options,public} "$out/share/"
chmod -R u+w "$out/share"
