package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.admission.Change.Author;
import io.windlass.starter.admission.Surroundings.ObjectAccess;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnProblems;
import io.windlass.workflows.aistore.resource.authn.AuthnSpec;
import io.windlass.workflows.aistore.resource.authn.AuthnTls;
import io.windlass.workflows.aistore.resource.authn.SecretReference;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Judges AuthN services.
 *
 * <ol>
 *   <li>What can't work is refused, unless it was there before.
 *   <li>A volume can't shrink, and one of a class that does not exist never comes.
 *   <li>Who names a Secret, or another image to read it, must be allowed to {@code get} the Secret:
 *       Windlass starts a pod for him that reads it.
 *   <li>Whether a Secret exists is not asked: the starter may read none, and it may come later. The
 *       conditions tell it.
 * </ol>
 */
@Singleton
final class AuthnReviewer {

  private final KubernetesSerialization serialization;
  private final Surroundings surroundings;

  AuthnReviewer(KubernetesClient client, Surroundings surroundings) {
    this.serialization = client.getKubernetesSerialization();
    this.surroundings = surroundings;
  }

  static ResourceKey key(JsonNode request) {
    JsonNode metadata = request.at("/object/metadata");
    return new ResourceKey(
        AIStoreAuth.KIND, metadata.path("namespace").asText(), metadata.path("name").asText());
  }

  /** What is to be answered to a request. */
  Answer review(JsonNode review) {
    AdmissionRequest request = new AdmissionRequest(review);
    if (!request.isJudged() || !request.specChanged()) {
      return new Answer(List.of());
    }
    AIStoreAuth after = read(request.after());
    Optional<AIStoreAuth> before = request.before().map(this::read);
    return new Answer(
        Stream.of(
                problems(after, before),
                volume(after.getSpec(), before.map(AIStoreAuth::getSpec)).stream(),
                rights(request.author(), after, before))
            .flatMap(remarks -> remarks)
            .toList());
  }

  private AIStoreAuth read(JsonNode object) {
    return serialization.convertValue(object, AIStoreAuth.class);
  }

  private static Stream<Remark> problems(AIStoreAuth after, Optional<AIStoreAuth> before) {
    List<SpecProblem> known = before.map(AuthnProblems::of).orElse(List.of());
    return AuthnProblems.of(after).stream()
        .map(
            problem ->
                problem.severity() == Severity.BLOCKING && !known.contains(problem)
                    ? new Remark.Refusal(problem.text())
                    : new Remark.Warning(problem.text()));
  }

  private Optional<Remark> volume(AuthnSpec after, Optional<AuthnSpec> before) {
    if (before.isPresent()) {
      Quantity wanted = after.persistence().wantedSize();
      Quantity present = before.get().persistence().wantedSize();
      return wanted.getNumericalAmount().compareTo(present.getNumericalAmount()) < 0
          ? Optional.of(
              new Remark.Refusal(
                  "spec.persistence.size (%s): a volume can't shrink from %s: give at least that"
                      .formatted(wanted, present)))
          : Optional.empty();
    }
    return Optional.ofNullable(after.persistence().storageClass())
        .filter(name -> !name.isEmpty())
        .filter(
            name ->
                !Lookup.found("storage class " + name, () -> surroundings.storageClass(name), true))
        .map(
            name ->
                new Remark.Refusal(
                    "spec.persistence.storageClass (%s): there is no such storage class: make it first, or name another one"
                        .formatted(name)));
  }

  private Stream<Remark> rights(Author author, AIStoreAuth after, Optional<AIStoreAuth> before) {
    Map<String, String> named = secrets(after.getSpec());
    boolean sameImage = before.filter(known -> image(known).equals(image(after))).isPresent();
    Map<String, String> known =
        sameImage
            ? before.map(AIStoreAuth::getSpec).map(AuthnReviewer::secrets).orElseThrow()
            : Map.of();
    return named.entrySet().stream()
        .filter(secret -> !secret.getValue().equals(known.get(secret.getKey())))
        .flatMap(secret -> objection(author, after, secret).stream());
  }

  private static String image(AIStoreAuth auth) {
    return auth.getSpec().deployment().container().image();
  }

  /** The names of Secrets, by field. */
  private static Map<String, String> secrets(AuthnSpec spec) {
    Map<String, String> named = new LinkedHashMap<>();
    put(named, "spec.adminSecret.name", spec.adminSecret());
    put(named, "spec.hmacSecret.name", spec.hmacSecret());
    put(named, "spec.rsaPassphraseSecret.name", spec.rsaPassphraseSecret());
    Optional.ofNullable(spec.tls())
        .map(AuthnTls::secretName)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> named.put("spec.tls.secretName", name));
    return named;
  }

  private static void put(
      Map<String, String> named, String field, @Nullable SecretReference reference) {
    Optional.ofNullable(reference)
        .map(SecretReference::name)
        .filter(name -> !name.isEmpty())
        .ifPresent(name -> named.put(field, name));
  }

  private Optional<Remark> objection(
      Author author, AIStoreAuth auth, Map.Entry<String, String> secret) {
    String namespace = auth.getMetadata().getNamespace();
    ObjectAccess get = new ObjectAccess("get", "", "secrets", namespace, secret.getValue());
    return surroundings.allowed(author, get)
        ? Optional.empty()
        : Optional.of(
            new Remark.Forbidden(
                "%s (%s): user %s may not get this Secret in namespace %s: ask for that right, or name another one"
                    .formatted(secret.getKey(), secret.getValue(), author.name(), namespace)));
  }
}
