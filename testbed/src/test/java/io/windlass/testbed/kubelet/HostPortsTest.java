package io.windlass.testbed.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class HostPortsTest {

  @Test
  void thePortOfTheNodeLeadsToThePodWhileTheContainerRuns() throws Exception {
    InetAddress node = InetAddress.getByName("127.19.200.1");
    InetAddress pod = InetAddress.getByName("127.18.200.1");
    HttpServer server = HttpServer.create(new InetSocketAddress(pod, 0), 0);
    server.createContext(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.start();
    int hostPort = free(node);
    try (HostPorts ports = HostPorts.open(container(server, hostPort), node, pod)) {
      assertThat(ask(node, hostPort)).isEqualTo(204);
      assertThatThrownBy(() -> HostPorts.open(container(server, hostPort), node, pod))
          .isInstanceOf(IOException.class);
    }
    assertThatThrownBy(() -> ask(node, hostPort)).isInstanceOf(IOException.class);
    server.stop(0);
  }

  private static int ask(InetAddress node, int port) throws Exception {
    URI uri = URI.create("http://" + node.getHostAddress() + ":" + port + "/");
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static int free(InetAddress node) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, node)) {
      return socket.getLocalPort();
    }
  }

  private static Container container(HttpServer server, int hostPort) {
    return new ContainerBuilder()
        .addNewPort()
        .withContainerPort(server.getAddress().getPort())
        .withHostPort(hostPort)
        .endPort()
        .build();
  }
}
