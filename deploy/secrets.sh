#!/bin/sh
# Makes the secrets of docker-compose.yml, once: what is there stays. They are files in
# deploy/secrets, a folder that only you may enter; containers see theirs in /run/secrets.
set -eu
folder="$(cd "$(dirname "$0")" && pwd)/secrets"
mkdir -p "$folder"
chmod 700 "$folder"

random() {
    head -c 48 /dev/urandom | base64 | tr -dc 'A-Za-z0-9' | head -c 40
}

# Readable for whoever a container runs as: the folder keeps everybody else out.
put() {
    if [ ! -s "$folder/$1" ]; then
        printf '%s' "$2" > "$folder/$1"
        chmod 444 "$folder/$1"
        echo "made deploy/secrets/$1"
    fi
}

put postgres_password "$(random)"
put redis_password "$(random)"
put redis_url "redis://default:$(cat "$folder/redis_password")@redis:6379"
# Redis itself is told the digest only.
put redis_users "user default on #$(printf '%s' "$(cat "$folder/redis_password")" | sha256sum | cut -d ' ' -f 1) ~* &* +@all
"
put pepper "$(random)"
put keycloak_password "$(random)"
put ui_secret "$(random)"
put admin_password "$(random)"
put grafana_password "$(random)"
