package io.windlass.testbed.pmem;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

/**
 * One page over HTTP, one request for each connection.
 *
 * @param paths under which it is found
 */
record MetricsPage(DriverProcess process, Set<String> paths, Supplier<String> text) {

  /** Answers the request of a connection. */
  void serve(Socket connection, DriverSetup.Security security) {
    try {
      Socket socket = security.above(connection);
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      String request = in.readLine();
      for (String line = request; line != null && !line.isEmpty(); line = in.readLine()) {
        // Whatever its headers say, the answer is the same.
      }
      process.awaitAwake();
      if (request != null) {
        socket.getOutputStream().write(answer(request));
      }
    } catch (IOException e) {
      // Whoever asked is gone.
    }
  }

  private byte[] answer(String request) {
    String[] words = request.split(" ");
    boolean found = words.length > 1 && paths.contains(words[1].replaceFirst("\\?.*", ""));
    String body = found ? text.get() : "404 page not found\n";
    String head =
        "HTTP/1.1 %s\r\nContent-Type: text/plain; version=0.0.4; charset=utf-8\r\nContent-Length: %d\r\nConnection: close\r\n\r\n"
            .formatted(
                found ? "200 OK" : "404 Not Found", body.getBytes(StandardCharsets.UTF_8).length);
    return (head + body).getBytes(StandardCharsets.UTF_8);
  }
}
