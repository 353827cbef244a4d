package io.windlass.activities.aistore.objects;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;

/**
 * The hash of the pod template that we apply.
 *
 * <p>It tells whether the StatefulSet has the template that the resource asks for, without
 * comparing with what the API server made of it. It stands on the StatefulSet, not in the template:
 * there it would restart every pod that the original operator started. Whether a pod runs the
 * template is another question, which the label {@code controller-revision-hash} answers.
 */
public final class TemplateHash {
  /** Annotation of the StatefulSet. */
  public static final String ANNOTATION = "windlass.io/template-hash";

  private TemplateHash() {}

  /** SHA-256, as 64 hexadecimal digits; equal for templates of equal content. */
  public static String of(PodTemplateSpec template) {
    return Json.sha256(Json.sortedText(template));
  }
}
