install -d /etc/apt/keyrings
cat <<EOF >/etc/apt/sources.list.d/node.sources
Types: deb
URIs: https://example.org/node_${NODE_MAJOR}.x
EOF
tee /usr/local/bin/start <<'EOF' >/dev/null && chmod +x /usr/local/bin/start
#!/bin/sh
exec "$@"
EOF
python3 - <<-PY
	import sys
	print(sys.version)
	PY
