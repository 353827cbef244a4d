package io.windlass.testbed.scenarios;

/** An AIStore manifest as a person would write it, with what scenarios vary. */
public record Manifest(int proxies, int targets, String image, String more) {

  static final String IMAGE = "aistorage/aisnode:v5.0";
  static final String FOUR_NINE = "aistorage/aisnode:v4.9";

  /** A field of the spec that is not supported; YAML and JSON alike. */
  public static final String UNSUPPORTED = "\"auth\": {\"tokenExchange\": {\"tokenPath\": \"/a\"}}";

  private static final String YAML =
      """
      apiVersion: ais.nvidia.com/v1beta1
      kind: AIStore
      metadata:
        name: %s
        namespace: %s
      spec:
        nodeImage: %s
        initImage: aistorage/ais-init:%s
        stateStorage:
          pvc:
            storageClass: windlass-local
        proxySpec:
          size: %d
          servicePort: 51080
          portPublic: 51080
          portIntraControl: 51082
          portIntraData: 51083
          resources:
            requests: {cpu: 10m, memory: 16Mi}
        targetSpec:
          size: %d
          servicePort: 51081
          portPublic: 51081
          portIntraControl: 51082
          portIntraData: 51083
          resources:
            requests: {cpu: 10m, memory: 16Mi}
          mounts:
            - {path: /ais/disk0, size: 1Gi, storageClass: windlass-local}
      """;

  public static Manifest of(int proxies, int targets) {
    return new Manifest(proxies, targets, IMAGE, "");
  }

  public Manifest withImage(String other) {
    return new Manifest(proxies, targets, other, more);
  }

  /** With further lines of the spec, as YAML without indentation. */
  public Manifest with(String lines) {
    return new Manifest(proxies, targets, image, more + lines);
  }

  /** The line of AIStore that its image belongs to. */
  private String line() {
    return image.contains(":v4.9") ? "v4.9" : "v5.0";
  }

  public String yaml(String namespace, String name) {
    return YAML.formatted(name, namespace, image, line(), proxies, targets) + more.indent(2);
  }
}
