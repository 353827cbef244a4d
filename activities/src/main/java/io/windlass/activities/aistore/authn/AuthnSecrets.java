package io.windlass.activities.aistore.authn;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.objects.authn.PodHashes;
import io.windlass.activities.kubernetes.NamedSecrets;
import io.windlass.pki.Pem;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.aistore.resource.authn.AIStoreAuth;
import io.windlass.workflows.aistore.resource.authn.AuthnSpec;
import io.windlass.workflows.aistore.resource.authn.AuthnTls;
import io.windlass.workflows.aistore.resource.authn.ListenAddress;
import io.windlass.workflows.aistore.resource.authn.SecretReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The Secrets that AuthN reads when it starts.
 *
 * <ol>
 *   <li>What is missing is named by field, Secret and key, so that a person can make it.
 *   <li>What is there becomes one hash. The uid of each Secret is part of it: only who may read the
 *       Secret knows that, so that nobody can try passwords against the hash.
 * </ol>
 *
 * <p>Guarantee: nothing of what is in a Secret leaves this class but that hash, and when its
 * certificate ends.
 */
record AuthnSecrets(KubernetesClient kubernetes) {

  private static final int HASH_LENGTH = 32;

  /**
   * A Secret that is needed.
   *
   * @param field of the spec that names it; empty for the one that cert-manager makes
   * @param required keys that it must have
   * @param optional further keys that count
   */
  private record Need(String field, String name, List<String> required, List<String> optional) {}

  /**
   * What is there.
   *
   * @param missing a sentence for each thing that a person has to provide
   * @param certificate whether the Secret of cert-manager is there; true where none is asked for
   * @param hash of all that is there
   */
  record Found(List<String> missing, boolean certificate, String hash) {}

  Found find(AIStoreAuth auth) {
    List<String> missing = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    boolean certificate = true;
    for (Need need : needs(auth)) {
      Optional<Secret> secret = read(auth, need.name());
      List<String> absent = absent(auth, need, secret);
      if (need.field().isEmpty()) {
        certificate = absent.isEmpty();
      } else {
        missing.addAll(absent);
      }
      secret.ifPresent(found -> parts.add(words(need, found)));
    }
    return new Found(missing, certificate, hash(parts));
  }

  /** When its certificate ends; empty for plain HTTP, or where none can be read. */
  Optional<Instant> certificateEnd(AIStoreAuth auth) {
    return new ListenAddress(auth)
        .certificateSecret()
        .flatMap(name -> read(auth, name))
        .map(secret -> data(secret).getOrDefault("tls.crt", ""))
        .flatMap(AuthnSecrets::end);
  }

  private static Optional<Instant> end(String encoded) {
    try {
      String text = Pem.decoded(Base64.getDecoder().decode(encoded));
      return Optional.of(Pem.certificates(text).getFirst().getNotAfter().toInstant());
    } catch (UnusablePem | IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  private static String hash(List<String> parts) {
    byte[] all = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    return PodHashes.sha256(all).substring(0, HASH_LENGTH);
  }

  private static List<Need> needs(AIStoreAuth auth) {
    AuthnSpec spec = auth.getSpec();
    List<String> files = List.of("tls.crt", "tls.key");
    Stream<Need> named =
        Stream.of(
                need("spec.adminSecret.name", spec.adminSecret(), "SU-PASS", List.of("SU-NAME")),
                need("spec.hmacSecret.name", spec.hmacSecret(), "SIGNING-KEY", List.of()),
                need(
                    "spec.rsaPassphraseSecret.name",
                    spec.rsaPassphraseSecret(),
                    "RSA-PASSPHRASE",
                    List.of()))
            .flatMap(Optional::stream);
    String field =
        Optional.ofNullable(spec.tls()).map(AuthnTls::certificate).isPresent()
            ? ""
            : "spec.tls.secretName";
    Stream<Need> certificate =
        new ListenAddress(auth)
            .certificateSecret().stream().map(name -> new Need(field, name, files, List.of()));
    return Stream.concat(named, certificate).toList();
  }

  private static Optional<Need> need(
      String field, @Nullable SecretReference reference, String key, List<String> optional) {
    return Optional.ofNullable(reference)
        .map(named -> new Need(field, named.name(), List.of(key), optional));
  }

  private Optional<Secret> read(AIStoreAuth auth, String name) {
    return NamedSecrets.beside(kubernetes, auth).find(name);
  }

  private static List<String> absent(AIStoreAuth auth, Need need, Optional<Secret> secret) {
    if (secret.isEmpty()) {
      return List.of(
          "%s (%s): there is no such Secret in namespace %s; create it to go on"
              .formatted(need.field(), need.name(), auth.getMetadata().getNamespace()));
    }
    Map<String, String> data = data(secret.get());
    return need.required().stream()
        .filter(key -> data.getOrDefault(key, "").isEmpty())
        .map(
            key ->
                "%s (%s): the Secret has no key %s; add it to go on"
                    .formatted(need.field(), need.name(), key))
        .toList();
  }

  private static String words(Need need, Secret secret) {
    Map<String, String> data = data(secret);
    return Stream.concat(need.required().stream(), need.optional().stream())
        .map(key -> "%s=%s".formatted(key, data.getOrDefault(key, "")))
        .collect(
            Collectors.joining(" ", need.name() + " " + secret.getMetadata().getUid() + " ", ""));
  }

  private static Map<String, String> data(Secret secret) {
    return Optional.ofNullable(secret.getData()).orElse(Map.of());
  }
}
