package io.windlass.testbed.aistore;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.windlass.pki.Fingerprint;
import io.windlass.pki.Identity;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes that serve HTTPS: what they show, whom they ask, and when they read their files. */
class HttpsNodesTest {

  private static final String PROXY = "proxy0AAAA";
  private static final String TARGET = "target0AAAA";

  @TempDir Path directory;

  private TestCluster cluster(TestCertificates certificates) {
    AisTimings timings = AisTimings.real().scaled(0.05);
    return new TestCluster(AisVersion.V5_0, timings, directory, 1).secured(certificates);
  }

  private static TestCluster started(TestCluster cluster) throws Exception {
    cluster.add(NodeRole.PROXY, 0).start();
    cluster.add(NodeRole.TARGET, 0).start();
    cluster.until("cluster ready", () -> cluster.status(PROXY, "/v1/health?prr=true") == 200);
    return cluster;
  }

  @Test
  void clientsAreServedAndSentOnOverHttps() throws Exception {
    try (TestCluster cluster = started(cluster(new TestCertificates(0, false)))) {
      assertThat(cluster.smap().findValuesAsText("direct_url"))
          .isNotEmpty()
          .allMatch(url -> url.startsWith("https://"));
      assertThat(
              cluster
                  .send("POST", PROXY, "/v1/buckets/b1", "{\"action\":\"create-bck\"}")
                  .statusCode())
          .isEqualTo(200);
      HttpResponse<String> sentOn = cluster.send("PUT", PROXY, "/v1/objects/b1/a", "content");
      assertThat(sentOn.headers().firstValue("Location").orElseThrow())
          .startsWith(cluster.node(TARGET).url("/v1/objects/b1/a"));
    }
  }

  @Test
  void aNewCertificateIsShownWhenTheNodeIsToldToLoadIt() throws Exception {
    TestCertificates certificates = new TestCertificates(0, false);
    try (TestCluster cluster = started(cluster(certificates))) {
      Identity renewed = certificates.write(cluster.node(TARGET));
      String before = fingerprint(cluster);
      assertThat(before).isNotEqualTo(Fingerprint.of(renewed.certificate()));
      assertThat(cluster.send("PUT", PROXY, "/v1/cluster/load-x509/nobodyAAAA", "").statusCode())
          .isEqualTo(404);

      assertThat(cluster.send("PUT", PROXY, "/v1/cluster/load-x509/" + TARGET, "").statusCode())
          .isEqualTo(200);
      String after = fingerprint(cluster);
      assertThat(after).isEqualTo(Fingerprint.of(renewed.certificate()));

      Files.writeString(cluster.node(TARGET).volumes.resolve("certs/tls.key"), "nonsense");
      assertThat(cluster.send("PUT", PROXY, "/v1/cluster/load-x509", "").statusCode())
          .isEqualTo(400);
      assertThat(fingerprint(cluster)).as("it goes on with the one it has").isEqualTo(after);
    }
  }

  private static String fingerprint(TestCluster cluster) throws Exception {
    HttpResponse<String> told =
        cluster.send(
            "GET",
            PROXY,
            "/v1/reverse/daemon?what=tls_certificate",
            "",
            Map.of("Ais-Node-Id", TARGET));
    JsonNode certificate = Json.parse(told.body().getBytes());
    assertThat(certificate.path("serial-number").asText()).isNotEmpty();
    return certificate.path("fingerprint").asText();
  }

  @ParameterizedTest(name = "client_auth_tls {0}, shows a certificate: {1}")
  @CsvSource({
    "1, false, true",
    "2, false, false",
    "2, true, true",
    "3, false, true",
    "3, true, true",
    "4, false, false",
    "4, true, true"
  })
  void clientsAreAskedForACertificate(int level, boolean shows, boolean served) throws Exception {
    try (TestCluster cluster = cluster(new TestCertificates(level, shows))) {
      TestNode proxy = cluster.add(NodeRole.PROXY, 0).start();
      cluster.until("listening", () -> listens(proxy));
      assertThat(cluster.status(PROXY, "/v1/health") == 200).isEqualTo(served);
      assertThat(proxy.exited()).isFalse();
    }
  }

  private static boolean listens(TestNode node) {
    try (Socket socket = new Socket(node.host, TestNode.PORT)) {
      return socket.isConnected();
    } catch (IOException refused) {
      return false;
    }
  }

  @Test
  void aNodeWhomTheOthersDoNotBelieveCanNotJoin() throws Exception {
    TestCertificates certificates = new TestCertificates(0, false);
    try (TestCluster cluster = started(cluster(certificates))) {
      TestNode stranger = cluster.add(NodeRole.TARGET, 1).start();
      stranger.process().kill();
      certificates.write(stranger, "elsewhere.example");
      int code = stranger.restart().process().exitCode().get(60, TimeUnit.SECONDS);
      assertThat(code).isEqualTo(1);
      assertThat(stranger.log)
          .anyMatch(line -> line.contains("x509: certificate is not valid for"));
    }
  }
}
