package io.windlass.activities.aistore.preflight;

/**
 * An object that a spec names.
 *
 * @param field where it is named
 * @param namespace empty for a kind that has none
 */
public record Reference(Kind kind, String field, String namespace, String name) {

  /** The kinds that are looked for. Secrets are not among them: nobody need read those. */
  public enum Kind {
    PRIORITY_CLASS("PriorityClass"),
    CONFIG_MAP("ConfigMap"),
    NETWORK("NetworkAttachmentDefinition");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** As Kubernetes writes it. */
    public String word() {
      return word;
    }
  }
}
