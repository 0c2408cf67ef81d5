{{- define "tollgate.name" -}}
{{- if contains .Chart.Name .Release.Name -}}
{{- .Release.Name | trunc 52 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name .Chart.Name | trunc 52 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "tollgate.selector" -}}
app.kubernetes.io/name: {{ .Chart.Name }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "tollgate.labels" -}}
{{ include "tollgate.selector" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "tollgate.image" -}}
{{- if .Values.image.digest -}}
{{ .Values.image.repository }}@{{ .Values.image.digest }}
{{- else -}}
{{ .Values.image.repository }}:{{ .Values.image.tag | default .Chart.AppVersion }}
{{- end -}}
{{- end -}}

{{/* What cannot work is refused here, and not by pods that crash. */}}
{{- define "tollgate.check" -}}
{{- $several := or .Values.autoscaling.enabled (gt (int .Values.replicas) 1) -}}
{{- if and $several (not .Values.database.url) -}}
{{- fail "Several nodes need one database: set database.url (and pepperSecret, redis.urlSecret), or replicas: 1." -}}
{{- end -}}
{{- if and $several (not .Values.redis.urlSecret.name) -}}
{{- fail "Several nodes count together in Redis: set redis.urlSecret.name, or replicas: 1." -}}
{{- end -}}
{{- if and .Values.database.url (not .Values.pepperSecret.name) -}}
{{- fail "Nodes that share a database must be given the same pepper: set pepperSecret.name." -}}
{{- end -}}
{{- if and .Values.database.url (not .Values.database.passwordSecret.name) -}}
{{- fail "The database's password stands in a Secret of yours: set database.passwordSecret.name." -}}
{{- end -}}
{{- end -}}

{{/* tollgate.yml: what the chart knows, and over it what the user says. */}}
{{- define "tollgate.settings" -}}
{{- $tollgate := dict "role" .Values.role "access" "keys" "discovery" false "drain" (printf "%ds" (int .Values.drainSeconds)) -}}
{{- $store := dict "node" "${POD_NAME}" -}}
{{- if .Values.pepperSecret.name -}}
{{- $_ := set $store "pepper" "env:TOLLGATE_PEPPER" -}}
{{- end -}}
{{- if .Values.database.url -}}
{{- $_ := set $store "url" .Values.database.url -}}
{{- $_ := set $store "user" .Values.database.user -}}
{{- $_ := set $store "password" "env:TOLLGATE_DB_PASSWORD" -}}
{{- end -}}
{{- $_ := set $tollgate "store" $store -}}
{{- if .Values.redis.urlSecret.name -}}
{{- $_ := set $tollgate "redis" (dict "url" "env:TOLLGATE_REDIS_URL") -}}
{{- end -}}
{{- $own := dict
    "tollgate" $tollgate
    "server" (dict "address" "0.0.0.0" "port" 8080)
    "management" (dict "server" (dict "address" "0.0.0.0" "port" 9090)) -}}
{{- toYaml (mustMergeOverwrite $own (deepCopy .Values.settings)) -}}
{{- end -}}

{{- define "tollgate.secretVariable" -}}
- name: {{ .variable }}
  valueFrom:
    secretKeyRef:
      name: {{ .from.name }}
      key: {{ .from.key }}
{{- end -}}
