package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.windlass.pki.Authority;
import io.windlass.pki.Identity;
import io.windlass.pki.Trust;
import io.windlass.testbed.playground.Command;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;

/**
 * An AuthN service, which serves HTTPS, the Secrets around it, and the ConfigMap {@code trust} with
 * its authority.
 */
final class TokenIssuer {

  static final String USER = "keeper";

  /** What every token of it begins with: the same head in the same words. */
  static final String TOKEN = "eyJhbGciOiJIUzI1NiIs";

  private static final String YAML =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata: {name: ais-authn, namespace: %1$s}
      spec:
        selector: {matchLabels: {app: ais-authn}}
        template:
          metadata: {labels: {app: ais-authn}}
          spec:
            containers:
              - name: authn
                image: aistorage/authn:v1.4
                env:
                  - {name: AIS_AUTHN_SU_NAME, value: keeper}
                  - {name: AIS_AUTHN_SU_PASS, valueFrom: {secretKeyRef: {name: first, key: SU-PASS}}}
                  - {name: AIS_AUTHN_SECRET_KEY, valueFrom: {secretKeyRef: {name: signing, key: SIGNING-KEY}}}
                  - {name: TESTBED_LONGEST_TOKEN, value: "%2$d"}
                  - {name: TESTBED_AUDIENCE, value: "%3$s"}
                volumeMounts: [{name: certs, mountPath: /var/certs}]
            volumes: [{name: certs, secret: {secretName: authn-certs}}]
      ---
      apiVersion: v1
      kind: Service
      metadata: {name: ais-authn, namespace: %1$s}
      spec:
        selector: {app: ais-authn}
        ports: [{port: 52001}]
      """;

  private static final Duration KEPT = Duration.ofSeconds(3);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Authority authority =
      Authority.create("tokens", Certificates.lasting(Duration.ofDays(1)));
  private final HttpClient http;
  private final String namespace;
  private String password;
  private String held = "";
  private long asked = System.nanoTime() - KEPT.toNanos();

  private TokenIssuer(String namespace, String password) {
    this.namespace = namespace;
    this.password = password;
    this.http = HttpClient.newBuilder().sslContext(believing(authority)).build();
  }

  private static SSLContext believing(Authority authority) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new Trust(List.of(authority.certificate())).managers(), null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Beside a cluster. Its tokens end after so long, whatever is asked for. */
  static TokenIssuer start(Cluster cluster, String password, Duration longest) {
    return start(cluster.namespace(), password, longest);
  }

  static TokenIssuer start(String namespace, String password, Duration longest) {
    TokenIssuer issuer = new TokenIssuer(namespace, password);
    issuer.secret("first", Map.of("SU-PASS", password));
    issuer.secret("signing", Map.of("SIGNING-KEY", "a key of the scenario"));
    Identity identity =
        issuer.authority.issue(
            "authn", List.of("ais-authn." + namespace), Certificates.lasting(Duration.ofHours(1)));
    issuer.secret(
        "authn-certs", Map.of("tls.crt", identity.chainText(), "tls.key", identity.keyText()));
    apply(
        new ConfigMapBuilder()
            .withMetadata(issuer.meta("trust"))
            .withData(Map.of("ca.crt", issuer.authority.certificateText()))
            .build());
    String yaml = YAML.formatted(namespace, longest.toSeconds(), issuer.url());
    RealStack.shared()
        .kubernetes()
        .load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
        .serverSideApply();
    assertThat(Eventually.holds(Cluster.SOON, issuer::serves)).as("AuthN serves").isTrue();
    return issuer;
  }

  String url() {
    return "https://ais-authn.%s:52001".formatted(namespace);
  }

  /** The Secret by which Windlass logs in. */
  void login(String mine) {
    secret("login", Map.of("SU-NAME", USER, "SU-PASS", mine));
  }

  /** Writes a Secret, whatever was in it. */
  void secret(String name, Map<String, String> data) {
    apply(new SecretBuilder().withMetadata(meta(name)).withStringData(data).build());
  }

  private ObjectMeta meta(String name) {
    return new ObjectMetaBuilder().withName(name).withNamespace(namespace).build();
  }

  private static void apply(HasMetadata object) {
    RealStack.shared().kubernetes().resource(object).serverSideApply();
  }

  /**
   * Makes a profile of it, named like the namespace; the last line of its spec says how to log in.
   */
  void profile(Cluster cluster, String login) {
    assertThat(tryProfile(cluster, login).errors()).isEmpty();
  }

  /** The same by somebody else, however it ends. */
  Command.Answer tryProfile(Cluster cluster, String login, String... more) {
    String yaml =
        """
        apiVersion: auth.ais.nvidia.com/v1alpha1
        kind: AIStoreAuthProfile
        metadata: {name: %s}
        spec:
          serviceURL: %s
          tls: {caConfigMapRef: {namespace: %s, name: trust, key: ca.crt}}
          %s
        """
            .formatted(namespace, url(), namespace, login);
    return cluster.tryApply(yaml, more);
  }

  /** How to log in with the Secret. */
  String byPassword() {
    return "usernamePassword: {secret: {namespace: %s, name: login}}".formatted(namespace);
  }

  /** From now on the user has another password, for the service and for Windlass. */
  synchronized void change(String other) {
    send(
        HttpRequest.newBuilder(user())
            .header("Authorization", "Bearer " + token())
            .PUT(BodyPublishers.ofString("{\"password\": \"%s\"}".formatted(other))));
    password = other;
    login(other);
  }

  /** From now on tokens are signed with another key. */
  synchronized void sign(Cluster cluster, String key) {
    secret("signing", Map.of("SIGNING-KEY", key));
    cluster.kubectl("rollout", "restart", "deployment/ais-authn");
    cluster.kubectl("rollout", "status", "deployment/ais-authn", "--timeout=60s");
    assertThat(Eventually.holds(Cluster.SOON, this::serves)).as("AuthN serves").isTrue();
  }

  /** A token for a client of the scenario; the same for a moment, lest each call be a login. */
  synchronized String client() {
    if (System.nanoTime() - asked > KEPT.toNanos()) {
      held = token();
      asked = System.nanoTime();
    }
    return held;
  }

  private String token() {
    HttpResponse<String> answer =
        send(
            HttpRequest.newBuilder(user())
                .POST(BodyPublishers.ofString("{\"password\": \"%s\"}".formatted(password))));
    try {
      return JSON.readTree(answer.body()).path("token").asText();
    } catch (IOException wrong) {
      throw new UncheckedIOException(wrong);
    }
  }

  private boolean serves() {
    try {
      return !token().isEmpty();
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  private URI user() {
    return URI.create(url() + "/v1/users/" + USER);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      return answer;
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
