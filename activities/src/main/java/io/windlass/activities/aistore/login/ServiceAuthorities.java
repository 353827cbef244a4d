package io.windlass.activities.aistore.login;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.windlass.activities.aistore.certificates.AuthorityFiles;
import io.windlass.activities.aistore.http.NotAdmitted;
import io.windlass.activities.aistore.login.Login.Authorities;
import io.windlass.pki.Pem;
import io.windlass.pki.Trust;
import io.windlass.pki.UnusablePem;
import io.windlass.workflows.lifecycle.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whom the certificates of services that give tokens are believed to be signed by. Read anew for
 * each login.
 *
 * @param usual what is trusted where a resource does not say; where that is empty, the authorities
 *     of the platform
 */
record ServiceAuthorities(KubernetesClient kubernetes, Optional<AuthorityFiles> usual) {

  /**
   * Empty for the authorities of the platform.
   *
   * @throws NotAdmitted when they can't be read
   */
  Trust of(Login login) {
    String service = "the certificate of %s can't be verified".formatted(login.service());
    try {
      return switch (login.trust().authorities()) {
        case Authorities.Usual() -> usual.isPresent() ? trust(usual.get()) : new Trust(List.of());
        case Authorities.InFile(String path) -> trust(new AuthorityFiles(Path.of(path)));
        case Authorities.InConfigMap(String namespace, String name, String key) ->
            new Trust(Pem.certificates(text(service, namespace, name, key)));
      };
    } catch (IOException | UnusablePem unusable) {
      throw NotAdmitted.withoutToken(
          Reason.LOGIN_FAILED,
          "%s: the authorities in %s can't be read (%s); put them right to go on"
              .formatted(service, place(login.trust().authorities()), unusable));
    }
  }

  private static Trust trust(AuthorityFiles files) throws IOException, UnusablePem {
    return new Trust(files.read());
  }

  private static String place(Authorities authorities) {
    return switch (authorities) {
      case Authorities.Usual() -> "windlass.aistore.tls.authorities";
      case Authorities.InFile(String path) -> path + " of the worker";
      case Authorities.InConfigMap(String namespace, String name, String key) ->
          "ConfigMap %s in namespace %s, key %s".formatted(name, namespace, key);
    };
  }

  private String text(String service, String namespace, String name, String key) {
    return new Named(kubernetes)
        .find(service, client -> client.configMaps().inNamespace(namespace).withName(name).get())
        .map(found -> Optional.ofNullable(found.getData()).map(data -> data.get(key)).orElse(""))
        .filter(text -> !text.isBlank())
        .orElseThrow(
            () ->
                NotAdmitted.withoutToken(
                    Reason.MISSING_REFERENCE,
                    "%s: there is no ConfigMap %s in namespace %s with key %s; create it to go on"
                        .formatted(service, name, namespace, key)));
  }
}
