package io.windlass.activities.pmem;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.kubernetes.OwnObjects;
import io.windlass.activities.kubernetes.Reading;
import io.windlass.activities.pmem.certificates.DriverMaterial;
import io.windlass.activities.pmem.certificates.DriverMaterial.Needs;
import io.windlass.activities.pmem.certificates.GivenChange;
import io.windlass.activities.pmem.certificates.GivenMaterial;
import io.windlass.activities.pmem.certificates.GivenMaterial.Unusable;
import io.windlass.activities.pmem.certificates.MaterialSecrets;
import io.windlass.activities.pmem.objects.DriverContext;
import io.windlass.activities.pmem.objects.DriverLabels;
import io.windlass.activities.pmem.objects.Side;
import io.windlass.activities.pmem.objects.SideSecret;
import io.windlass.workflows.lifecycle.Failures;
import io.windlass.workflows.lifecycle.Reason;
import io.windlass.workflows.pmem.resource.DriverLayout;
import io.windlass.workflows.pmem.resource.DriverSpec;
import io.windlass.workflows.pmem.resource.PmemResource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/**
 * The Secrets of a driver: read, judged and written. The authority's goes first: what it has not
 * signed for, nobody shows. A driver without a registry has none.
 */
record CertificateKeeping(KubernetesClient kubernetes, PmemSettings settings) {

  /**
   * What is held for a driver.
   *
   * @param secrets those that exist, whosever they are
   */
  record Held(DriverMaterial material, List<HasMetadata> secrets) {}

  Held read(DriverContext context) {
    return read(context, new Reading(kubernetes));
  }

  /** What is held, as one look reads it. */
  Held read(DriverContext context, Reading reading) {
    if (!certified(context)) {
      return new Held(DriverMaterial.NOTHING, List.of());
    }
    Optional<Secret> authorities = reading.live(SideSecret.ofAuthority(context, Map.of()));
    Map<Side, Secret> sides = new EnumMap<>(Side.class);
    for (Side side : Side.values()) {
      reading
          .live(SideSecret.of(context, side, Map.of()))
          .ifPresent(secret -> sides.put(side, secret));
    }
    List<HasMetadata> secrets = new ArrayList<>(sides.values());
    authorities.ifPresent(secrets::add);
    return new Held(MaterialSecrets.read(authorities, sides), secrets);
  }

  /**
   * What is to be held, as far as only time and loss change it.
   *
   * @throws Unusable when the resource gives what can't be used
   */
  DriverMaterial wanted(PmemResource resource, DriverSpec spec, DriverMaterial held)
      throws Unusable {
    return spec.certificates().given()
        ? GivenMaterial.read(spec.certificates(), Instant.now())
        : held.kept(needs(resource));
  }

  /**
   * Why what the resource gives can't be used, or not while pods run with what they have; empty
   * when it can, or it gives nothing.
   */
  Optional<String> problem(PmemResource resource, DriverSpec spec, DriverMaterial held) {
    if (!spec.certificates().given()) {
      return Optional.empty();
    }
    try {
      DriverMaterial given = wanted(resource, spec, held);
      return new GivenChange(held, given, Instant.now())
          .problem(words(resource))
          .map(problem -> GivenMaterial.sentence(GivenMaterial.AUTHORITY, problem));
    } catch (Unusable unusable) {
      return Optional.of(unusable.sentence());
    }
  }

  /** Whether there is anything to keep. */
  private static boolean certified(DriverContext context) {
    return context.spec().layout() == DriverLayout.REGISTRY;
  }

  private Stream<String> words(PmemResource resource) {
    DriverWorkloads workloads = DriverWorkloads.of(kubernetes, settings, resource);
    return Arrays.stream(Side.values())
        .flatMap(side -> workloads.pods(side).stream())
        .map(pod -> PmemAnnotations.value(pod, DriverLabels.MATERIAL));
  }

  /** Makes of what is held what is to be held, and writes that. */
  void keep(PmemResource resource, DriverContext context, OwnObjects own) {
    if (!certified(context)) {
      return;
    }
    try {
      DriverMaterial held = read(context).material();
      problem(resource, context.spec(), held)
          .ifPresent(
              problem -> {
                throw Failures.refused(Reason.CERTIFICATE_UNUSABLE, problem);
              });
      write(context, own, wanted(resource, context.spec(), held));
    } catch (Unusable unusable) {
      throw Failures.refused(Reason.CERTIFICATE_UNUSABLE, unusable.sentence());
    }
  }

  /** Makes of what is held something else. What the resource gives, nobody changes. */
  void change(
      PmemResource resource,
      DriverContext context,
      OwnObjects own,
      BiFunction<DriverMaterial, Needs, DriverMaterial> change) {
    if (certified(context) && !context.spec().certificates().given()) {
      write(context, own, change.apply(read(context).material(), needs(resource)));
    }
  }

  private void write(DriverContext context, OwnObjects own, DriverMaterial material) {
    secrets(context, material).forEach(own::apply);
  }

  /**
   * Whether the Secrets hold what they are to hold, and no certificate has come to its end.
   *
   * @throws Unusable when the resource gives what can't be used
   */
  boolean kept(PmemResource resource, DriverContext context, Held held) throws Unusable {
    DriverMaterial wanted = wanted(resource, context.spec(), held.material());
    return secrets(context, wanted).stream()
        .allMatch(
            secret ->
                held.secrets().stream()
                    .anyMatch(live -> live instanceof Secret present && holds(present, secret)));
  }

  private static boolean holds(Secret live, Secret wanted) {
    return live.getMetadata().getName().equals(wanted.getMetadata().getName())
        && Objects.requireNonNullElse(live.getData(), Map.<String, String>of())
            .entrySet()
            .containsAll(wanted.getData().entrySet());
  }

  /** In the order in which they are written. */
  List<Secret> secrets(DriverContext context, DriverMaterial material) {
    List<Secret> secrets = new ArrayList<>();
    Map<String, String> authorities = MaterialSecrets.authorities(material);
    if (!authorities.isEmpty()) {
      secrets.add(SideSecret.ofAuthority(context, authorities));
    }
    for (Side side : Side.values()) {
      secrets.add(SideSecret.of(context, side, MaterialSecrets.data(material, side)));
    }
    return secrets;
  }

  private Needs needs(PmemResource resource) {
    return new Needs(
        resource.getMetadata().getName(),
        settings.certificateLifetime(),
        settings.authorityLifetime(),
        Instant.now());
  }
}
