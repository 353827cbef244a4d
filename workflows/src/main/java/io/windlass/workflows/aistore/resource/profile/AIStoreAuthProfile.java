package io.windlass.workflows.aistore.resource.profile;

import com.fasterxml.jackson.annotation.JsonClassDescription;
import io.fabric8.crd.generator.annotation.AdditionalPrinterColumn;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where tokens come from, and who gets them: what several clusters share, and what only those may
 * change who may be trusted with the password. In no namespace.
 */
@JsonClassDescription(
    "How to log in to AIStore clusters: a service that gives tokens, and an account there.")
@Group(AIStoreAuthProfile.GROUP)
@Version(AIStoreAuthProfile.VERSION)
@Kind("AIStoreAuthProfile")
@Singular("aistoreauthprofile")
@Plural(AIStoreAuthProfile.PLURAL)
@ShortNames("aisauthprofile")
@AdditionalPrinterColumn(name = "Service", jsonPath = ".spec.serviceURL")
@AdditionalPrinterColumn(
    name = "Age",
    jsonPath = ".metadata.creationTimestamp",
    type = AdditionalPrinterColumn.Type.DATE)
public final class AIStoreAuthProfile extends CustomResource<AuthProfileSpec, Void> {
  public static final String GROUP = "auth.ais.nvidia.com";
  public static final String VERSION = "v1alpha1";
  public static final String PLURAL = "aistoreauthprofiles";

  private static final long serialVersionUID = 1L;

  @Override
  protected AuthProfileSpec initSpec() {
    return AuthProfileSpec.EMPTY;
  }

  /** The specification; {@link AuthProfileSpec#EMPTY} when the object has none. */
  @Override
  public AuthProfileSpec getSpec() {
    return super.getSpec();
  }

  @Override
  public void setSpec(@Nullable AuthProfileSpec spec) {
    super.setSpec(Objects.requireNonNullElse(spec, AuthProfileSpec.EMPTY));
  }
}
