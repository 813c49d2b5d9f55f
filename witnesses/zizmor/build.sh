# What is unsafe in a workflow.
command -v python3 >/dev/null || die 'zizmor comes from PyPI: install python3 and pip'
python3 -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
  --target "$out/python" --requirement "$source/requirements.txt"
ln -s ../python/bin/zizmor "$out/bin/zizmor"
