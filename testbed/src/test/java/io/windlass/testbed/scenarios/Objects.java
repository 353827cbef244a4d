package io.windlass.testbed.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/** Objects in a cluster, written and read as any client of AIStore would. */
final class Objects {

  static final Duration NEIGHBOUR_WINDOW =
      Duration.ofMillis((long) (90_000 * RealStack.TIME_FACTOR));

  private static final HttpClient HTTP = client().build();

  private final Cluster cluster;
  private final String scheme;
  private final HttpClient http;
  private final Supplier<Optional<String>> token;
  private volatile String failure = "";

  Objects(Cluster cluster) {
    this(cluster, "http", HTTP, Optional::empty);
  }

  private Objects(
      Cluster cluster, String scheme, HttpClient http, Supplier<Optional<String>> token) {
    this.cluster = cluster;
    this.scheme = scheme;
    this.http = http;
    this.token = token;
  }

  /** The same over HTTPS, by a client that verifies certificates. */
  Objects secured(SSLContext context) {
    return new Objects(cluster, "https", client().sslContext(context).build(), token);
  }

  /** The same by a client that has a token. */
  Objects admitted(Supplier<String> mine) {
    return new Objects(cluster, scheme, http, () -> Optional.of(mine.get()));
  }

  private static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(2))
        .followRedirects(HttpClient.Redirect.ALWAYS);
  }

  /** Makes the bucket that objects go into. */
  Objects createBucket() {
    int status = send("POST", "/v1/buckets/b1", "{\"action\":\"create-bck\"}");
    assertThat(status).as("create a bucket: %s", failure).isIn(200, 409);
    return this;
  }

  /** Writes objects 0 to count - 1; each has to be acknowledged. */
  List<String> write(int count) {
    List<String> names = IntStream.range(0, count).mapToObj("object-%d"::formatted).toList();
    names.forEach(name -> assertThat(put(name)).as(() -> name + ": " + failure).isTrue());
    return names;
  }

  /** Whether the write of one object was acknowledged. */
  boolean put(String name) {
    return send("PUT", "/v1/objects/b1/" + name, "content of " + name) == 200;
  }

  /** What one object has, by the first proxy that answers; empty when nobody gives it now. */
  Optional<String> content(String name) {
    for (int proxy = 0; proxy < 3; proxy++) {
      URI uri = URI.create(address(proxy) + "/v1/objects/b1/" + name);
      try {
        HttpResponse<String> answer = http.send(request(uri).build(), BodyHandlers.ofString());
        return Optional.of(answer)
            .filter(given -> given.statusCode() == 200)
            .map(HttpResponse::body);
      } catch (IOException unreachable) {
        failure = unreachable.toString();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /** The configuration that the cluster runs with. */
  String configuration() {
    return body(request(URI.create(address(0) + "/v1/cluster?what=cluster_config")).build());
  }

  /** Which of the named objects can't be read, each with what the nodes said. */
  List<String> unreachable(List<String> names) {
    return refused("HEAD", names);
  }

  /** The same, but their owners may ask neighbours. */
  List<String> unreadable(List<String> names) {
    return refused("GET", names);
  }

  private List<String> refused(String method, List<String> names) {
    List<String> refused = new ArrayList<>();
    for (String name : names) {
      int status = send(method, "/v1/objects/b1/" + name, "");
      if (status != 200) {
        refused.add("%s (%d %s)".formatted(name, status, failure));
      }
    }
    return refused;
  }

  /** Who is in the storage cluster. */
  Membership membership() {
    return Membership.parse(map());
  }

  /** The same; empty when no proxy tells it now. */
  Optional<Membership> tryMembership() {
    try {
      return Optional.of(membership());
    } catch (UncheckedIOException | IllegalArgumentException silent) {
      return Optional.empty();
    }
  }

  /** Somebody tries to make a proxy the primary, at whatever moment. */
  void tryMakePrimary(int ordinal) {
    try {
      makePrimary(ordinal);
    } catch (UncheckedIOException | IllegalStateException | AssertionError refused) {
      failure += "primary %d: %s; ".formatted(ordinal, refused.getMessage());
    }
  }

  /** Somebody makes a proxy the primary. */
  void makePrimary(int ordinal) {
    String id = Membership.proxy(map(), "%s-proxy-%d.".formatted(cluster.name(), ordinal));
    assertThat(send("PUT", "/v1/cluster/proxy/" + id, "")).isEqualTo(200);
  }

  Set<String> targetIds() {
    return Membership.targetIds(map());
  }

  /** Where clients are sent for what is on each target. */
  Set<String> publicAddressesOfTargets() {
    return Membership.publicAddressesOfTargets(map());
  }

  /** The ID of the newest rebalance: the next one has a higher number. */
  String newestRebalance() {
    URI uri = URI.create(address(0) + "/v1/cluster?what=status");
    BodyPublisher question = BodyPublishers.ofString("{\"kind\":\"rebalance\"}");
    return Membership.text(body(request(uri).method("GET", question).build()), "uuid");
  }

  private String map() {
    return body(request(URI.create(address(0) + "/v1/daemon?what=smap")).build());
  }

  private String body(HttpRequest request) {
    try {
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException unreachable) {
      throw new UncheckedIOException(unreachable);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }

  private HttpRequest.Builder request(URI uri) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofSeconds(5));
    token.get().ifPresent(mine -> request.header("Authorization", "Bearer " + mine));
    return request;
  }

  /** The HTTP status of a question to the first proxy. */
  int status(String path) {
    return send("GET", path, "");
  }

  /** The same to the first target, without a proxy. */
  int statusAtTarget(String path) {
    return send(URI.create(address("target-0", "target", 51081) + path), "GET", "");
  }

  /** Any proxy will do; one that is being replaced refuses the connection. */
  private int send(String method, String path, String body) {
    failure = "";
    int status = 0;
    for (int proxy = 0; proxy < 3 && status == 0; proxy++) {
      status = send(URI.create(address(proxy) + path), method, body);
    }
    return status;
  }

  private String address(int proxy) {
    return address("proxy-" + proxy, "proxy", 51080);
  }

  private String address(String node, String role, int port) {
    return "%s://%s-%s.%s-%s.%s.svc.cluster.local:%d"
        .formatted(scheme, cluster.name(), node, cluster.name(), role, cluster.namespace(), port);
  }

  private int send(URI uri, String method, String body) {
    HttpRequest request =
        request(uri)
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() >= 400) {
        failure += "%s %d %s; ".formatted(uri, answer.statusCode(), answer.body());
      }
      return answer.statusCode();
    } catch (IOException unreachable) {
      failure += "%s %s; ".formatted(uri, unreachable);
      return 0;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(interrupted));
    }
  }
}
