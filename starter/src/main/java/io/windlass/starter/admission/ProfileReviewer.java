package io.windlass.starter.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.windlass.starter.admission.Change.Author;
import io.windlass.starter.admission.Surroundings.ObjectAccess;
import io.windlass.starter.resource.ResourceKey;
import io.windlass.workflows.aistore.resource.profile.AIStoreAuthProfile;
import io.windlass.workflows.aistore.resource.profile.AuthProfileSpec;
import io.windlass.workflows.aistore.resource.profile.ProfileAuthorities;
import io.windlass.workflows.aistore.resource.profile.ProfilePassword;
import io.windlass.workflows.aistore.resource.profile.ProfileProblems;
import io.windlass.workflows.aistore.resource.profile.ProfileSecret;
import io.windlass.workflows.aistore.resource.profile.ProfileTls;
import io.windlass.workflows.resource.SpecProblem;
import io.windlass.workflows.resource.SpecProblem.Severity;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges profiles.
 *
 * <ol>
 *   <li>What can't work is refused, unless it was there before.
 *   <li>Who writes a profile must be allowed to read the Secret and the ConfigMap that it names:
 *       Windlass would read them for him, and send what is in the Secret wherever he says.
 *   <li>What others could read on the way is accepted with a warning.
 *   <li>Whether Secret and ConfigMap exist is not asked: the starter may read no Secret, and they
 *       may come later. The conditions of clusters tell it.
 * </ol>
 */
@Singleton
final class ProfileReviewer {

  private static final String SECRET = "spec.usernamePassword.secret.name";
  private static final String AUTHORITIES = "spec.tls.caConfigMapRef.name";

  private final KubernetesSerialization serialization;
  private final Surroundings surroundings;

  ProfileReviewer(KubernetesClient client, Surroundings surroundings) {
    this.serialization = client.getKubernetesSerialization();
    this.surroundings = surroundings;
  }

  static ResourceKey key(JsonNode request) {
    return new ResourceKey("AIStoreAuthProfile", "", request.at("/object/metadata/name").asText());
  }

  /** What is to be answered to a request. */
  Answer review(JsonNode review) {
    AdmissionRequest request = new AdmissionRequest(review);
    if (!request.isJudged() || !request.specChanged()) {
      return new Answer(List.of());
    }
    AuthProfileSpec after = read(request.after());
    List<SpecProblem> before =
        request.before().map(this::read).map(ProfileProblems::of).orElse(List.of());
    return new Answer(
        Stream.concat(
                ProfileProblems.of(after).stream().map(problem -> remark(problem, before)),
                rights(request.author(), after))
            .toList());
  }

  private AuthProfileSpec read(JsonNode object) {
    return serialization.convertValue(object, AIStoreAuthProfile.class).getSpec();
  }

  private static Remark remark(SpecProblem problem, List<SpecProblem> before) {
    return problem.severity() == Severity.BLOCKING && !before.contains(problem)
        ? new Remark.Refusal(problem.text())
        : new Remark.Warning(problem.text());
  }

  private Stream<Remark> rights(Author author, AuthProfileSpec spec) {
    Stream<Remark> secret =
        Optional.ofNullable(spec.usernamePassword()).map(ProfilePassword::secret).stream()
            .flatMap(named -> secret(author, named).stream());
    Stream<Remark> authorities =
        Optional.ofNullable(spec.tls()).map(ProfileTls::caConfigMapRef).stream()
            .flatMap(named -> authorities(author, named).stream());
    return Stream.concat(secret, authorities);
  }

  private Optional<Remark> secret(Author author, ProfileSecret named) {
    return objection(
        author,
        SECRET,
        "Secret",
        new ObjectAccess("get", "", "secrets", named.namespace(), named.name()));
  }

  private Optional<Remark> authorities(Author author, ProfileAuthorities named) {
    return objection(
        author,
        AUTHORITIES,
        "ConfigMap",
        new ObjectAccess("get", "", "configmaps", named.namespace(), named.name()));
  }

  private Optional<Remark> objection(
      Author author, String field, String kind, ObjectAccess access) {
    return surroundings.allowed(author, access)
        ? Optional.empty()
        : Optional.of(
            new Remark.Forbidden(
                "%s (%s): user %s may not get this %s in namespace %s: ask for that right, or name another one"
                    .formatted(field, access.name(), author.name(), kind, access.namespace())));
  }
}
