package io.windlass.activities.aistore;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certmanager.IssuedCertificate;
import io.windlass.activities.aistore.certmanager.IssuedCertificate.Issuer;
import io.windlass.activities.aistore.objects.CertificateOrder;
import io.windlass.activities.aistore.objects.PodCertificateOrder;
import io.windlass.activities.kubernetes.NamedSecrets;
import io.windlass.workflows.aistore.resource.AIStore;
import io.windlass.workflows.aistore.resource.Https;
import io.windlass.workflows.aistore.resource.TlsCertificate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether running nodes can be given certificates from another place, one by one.
 *
 * <ol>
 *   <li>Where pods have theirs from the CSI driver, before or after, nobody can compare the
 *       authorities. The issuer is compared: the same one signs for the driver and for Secrets.
 *   <li>Who has made a Secret cert-manager writes into its annotations.
 *   <li>What Windlass issues itself is signed by an authority that nobody else has. Whom nodes were
 *       started to trust, a word of their template tells: without one they do not know it.
 *   <li>From another Secret to a Secret is another matter: see {@link Estrangement}.
 *   <li>A role without pods has nobody who could fail to believe the others.
 * </ol>
 */
record IssuerChange(KubernetesClient kubernetes) {

  private static final String ANNOTATION = IssuedCertificate.GROUP + "/issuer-";

  /** Why the spec can't be followed by nodes that run; empty when it can. */
  Optional<String> of(AIStore aistore, Stream<StatefulSet> live) {
    return RoleObjects.templatesOfNodes(live)
        .flatMap(template -> between(aistore, template).stream())
        .findFirst();
  }

  private Optional<String> between(AIStore aistore, PodTemplateSpec template) {
    Https https = new Https(aistore);
    PodSpec pod = template.getSpec();
    return https.on() && https.issuedByWindlass() && !OwnCertificates.started(template)
        ? files(aistore, pod).map(before -> sentence(before, "Windlass"))
        : between(aistore, https, pod);
  }

  /** Whose files pods mount; empty when they mount none. */
  private Optional<String> files(AIStore aistore, PodSpec pod) {
    return PodCertificateOrder.issuer(pod)
        .map(issuer -> words(Optional.of(issuer)))
        .or(
            () ->
                PodCertificateOrder.secret(pod)
                    .map(mounted -> words(find(aistore, mounted).flatMap(IssuerChange::maker))));
  }

  private Optional<String> between(AIStore aistore, Https https, PodSpec pod) {
    Optional<Issuer> driver = PodCertificateOrder.issuer(pod);
    if (driver.isPresent()) {
      return wanted(aistore, https)
          .filter(issuer -> !issuer.equals(driver))
          .findFirst()
          .map(issuer -> sentence(words(driver), words(issuer)));
    }
    Optional<Issuer> asked = https.ofEachPod().map(IssuerChange::issuer);
    return PodCertificateOrder.secret(pod)
        .filter(mounted -> asked.isPresent())
        .map(mounted -> find(aistore, mounted).flatMap(IssuerChange::maker))
        .filter(maker -> !maker.equals(asked))
        .map(maker -> sentence(words(maker), words(asked)));
  }

  /** Who signs by the spec, and who has signed what there is of it. */
  private Stream<Optional<Issuer>> wanted(AIStore aistore, Https https) {
    Stream<Optional<Issuer>> named =
        Stream.of(https.ofEachPod(), https.asked())
            .flatMap(Optional::stream)
            .map(asked -> Optional.of(issuer(asked)));
    Stream<Optional<Issuer>> made =
        https.named().flatMap(name -> find(aistore, name)).stream().map(IssuerChange::maker);
    return Stream.concat(named, made);
  }

  private Optional<Secret> find(AIStore aistore, String name) {
    return NamedSecrets.beside(kubernetes, aistore).findIfAllowed(name);
  }

  private static Issuer issuer(TlsCertificate asked) {
    return CertificateOrder.issuer(asked.issuerRef());
  }

  private static Optional<Issuer> maker(Secret secret) {
    Map<String, String> annotations =
        Optional.ofNullable(secret.getMetadata().getAnnotations()).orElse(Map.of());
    return Optional.ofNullable(annotations.get(ANNOTATION + "name"))
        .map(
            name ->
                new Issuer(
                    name,
                    annotations.getOrDefault(ANNOTATION + "kind", "Issuer"),
                    annotations.getOrDefault(ANNOTATION + "group", IssuedCertificate.GROUP)));
  }

  private static String sentence(String before, String after) {
    return "spec.tls asks for certificates of %s, but nodes run with those of %s, and so they might not believe each other: they can't be changed one by one. Take the change back, or shut the cluster down before it"
        .formatted(after, before);
  }

  private static String words(Optional<Issuer> issuer) {
    return issuer
        .map(one -> "%s %s".formatted(one.kind(), one.name()))
        .orElse("a Secret that no issuer of cert-manager has made");
  }
}
