package io.windlass.workflows.lifecycle;

import io.temporal.common.SearchAttributeKey;
import io.temporal.common.SearchAttributes;
import java.util.List;

/**
 * The search attributes by which people find workflows. For people only: no decision reads them.
 */
public final class WindlassSearchAttributes {

  /** Kind of the resource, for example {@code AIStore}. */
  public static final SearchAttributeKey<String> KIND =
      SearchAttributeKey.forKeyword("WindlassKind");

  /** Namespace of the resource; absent where its kind is in none. */
  public static final SearchAttributeKey<String> NAMESPACE =
      SearchAttributeKey.forKeyword("WindlassNamespace");

  /** Name of the resource. */
  public static final SearchAttributeKey<String> NAME =
      SearchAttributeKey.forKeyword("WindlassName");

  /** The operation under way: an {@link Operation}, for example {@code ROLLING_UPGRADE}. */
  public static final SearchAttributeKey<String> OPERATION =
      SearchAttributeKey.forKeyword("WindlassOperation");

  /** Where the work stands: a {@link Phase}. */
  public static final SearchAttributeKey<String> PHASE =
      SearchAttributeKey.forKeyword("WindlassPhase");

  /** All of them, for registration. */
  public static final List<SearchAttributeKey<String>> ALL =
      List.of(KIND, NAMESPACE, NAME, OPERATION, PHASE);

  private WindlassSearchAttributes() {}

  /** What is known of a resource before its workflow has looked at it. */
  public static SearchAttributes of(ResourceReference reference) {
    SearchAttributes.Builder attributes =
        SearchAttributes.newBuilder().set(KIND, reference.kind()).set(NAME, reference.name());
    if (!reference.namespace().isEmpty()) {
      attributes.set(NAMESPACE, reference.namespace());
    }
    return attributes.build();
  }
}
