package io.windlass.activities.aistore.objects;

/** Files and directories inside the containers; images and users rely on them. */
final class Paths {
  static final String CLUSTER_CONFIG = "ais.json";
  static final String LOCAL_CONFIG = "ais_local.json";

  /** The templates, from the ConfigMaps. */
  static final String LOCAL_TEMPLATE = "/var/ais_config_template";

  static final String CLUSTER_TEMPLATE = "/var/global_config";

  /** What the init container makes of the templates, and the daemon starts with. */
  static final String CONFIG = "/var/ais_config";

  /** The state of the daemon: cluster map, metadata, its own id. */
  static final String STATE = "/etc/ais";

  /** The authorities of those who issue tokens, from the ConfigMap. */
  static final String ISSUERS = STATE + "/oidc-ca";

  /** Certificate, key and authorities, from the Secret or from the CSI driver. */
  static final String CERTIFICATES = "/var/certs";

  static final String LOGS = "/var/log/ais";

  /** Credentials of remote backends, where their libraries look for them. */
  static final String AWS = "/root/.aws";

  static final String GCP = "/var/gcp";
  static final String OCI = "/root/.oci";

  /** From a node's first host name to all of them; beside the cluster configuration. */
  static final String HOST_NAME_MAP = "hostname_map.json";

  private Paths() {}
}
