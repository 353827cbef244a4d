package io.windlass.activities.aistore.certmanager;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;
import io.windlass.workflows.resource.Absent;
import io.windlass.workflows.resource.CompleteResource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kind Certificate of cert-manager: as much of it as Windlass writes and reads. Other fields
 * are other people's.
 */
@Group(IssuedCertificate.GROUP)
@Version(IssuedCertificate.VERSION)
@Kind("Certificate")
@Singular("certificate")
@Plural(IssuedCertificate.PLURAL)
public final class IssuedCertificate
    extends CompleteResource<IssuedCertificate.Spec, IssuedCertificate.Status>
    implements Namespaced {
  public static final String GROUP = "cert-manager.io";
  public static final String VERSION = "v1";
  public static final String PLURAL = "certificates";

  private static final long serialVersionUID = 1L;
  private static final String READY = "Ready";

  /** Says more than the other one, once an attempt has failed. */
  private static final String ISSUING = "Issuing";

  /** Who signs. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Issuer(@Nullable String name, @Nullable String kind, @Nullable String group) {
    static final Issuer NONE = new Issuer(null, null, null);
  }

  /** What is asked for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Spec(
      @Nullable String secretName,
      Issuer issuerRef,
      List<String> dnsNames,
      List<String> ipAddresses,
      List<String> usages,
      @Nullable String duration,
      @Nullable String renewBefore) {
    static final Spec EMPTY =
        new Spec(null, Issuer.NONE, List.of(), List.of(), List.of(), null, null);

    public Spec {
      dnsNames = Absent.toEmpty(dnsNames);
      ipAddresses = Absent.toEmpty(ipAddresses);
      usages = Absent.toEmpty(usages);
    }
  }

  /** What cert-manager says of it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Status(List<Condition> conditions) {
    static final Status EMPTY = new Status(List.of());

    public Status {
      conditions = Absent.toEmpty(conditions);
    }
  }

  @Override
  protected Spec initSpec() {
    return Spec.EMPTY;
  }

  @Override
  protected Status initStatus() {
    return Status.EMPTY;
  }

  /** Whether cert-manager calls it ready, as it is asked for now. */
  public boolean ready() {
    return condition(READY).filter(it -> is(it, "True")).filter(this::ofNow).isPresent();
  }

  /** Why it is not ready, in cert-manager's own words; empty when it says nothing. */
  public Optional<String> words() {
    return condition(ISSUING)
        .filter(issuing -> is(issuing, "False") && "Failed".equals(issuing.getReason()))
        .or(() -> condition(READY))
        .filter(it -> is(it, "False"))
        .map(it -> "%s: %s".formatted(it.getReason(), it.getMessage()));
  }

  private Optional<Condition> condition(String type) {
    return getStatus().conditions().stream().filter(it -> type.equals(it.getType())).findFirst();
  }

  private static boolean is(Condition condition, String status) {
    return status.equals(condition.getStatus());
  }

  /** Older versions of cert-manager do not say of which generation they speak. */
  private boolean ofNow(Condition condition) {
    return condition.getObservedGeneration() == null
        || getMetadata().getGeneration() == null
        || condition.getObservedGeneration() >= getMetadata().getGeneration();
  }
}
