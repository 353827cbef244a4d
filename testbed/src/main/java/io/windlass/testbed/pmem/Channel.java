package io.windlass.testbed.pmem;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One end of a connection between controller and node: a call is a line of JSON, and so is its
 * answer. The real ones speak gRPC; what can go wrong between them, the handshake and the end of a
 * connection, is real here, too.
 */
final class Channel implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Socket connection;
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  /**
   * @param connection closed with the channel, without the farewell of TLS: as when a process ends
   * @param socket what is secured above it
   */
  Channel(Socket connection, Socket socket) throws IOException {
    this.connection = connection;
    this.socket = socket;
    this.in =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    this.out = socket.getOutputStream();
  }

  /** Answers calls. */
  @FunctionalInterface
  interface Service {
    JsonNode answer(String call, JsonNode arguments) throws CallFailure;
  }

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /**
   * Makes a call.
   *
   * @throws CallFailure when the other side refuses
   * @throws IOException when no answer comes
   */
  JsonNode call(String name, ObjectNode arguments) throws CallFailure, IOException {
    send(object().put("call", name).set("arguments", arguments));
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the connection was closed");
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("code")) {
      CallFailure.Code code = CallFailure.Code.valueOf(answer.path("code").asText());
      throw new CallFailure(code, answer.path("message").asText());
    }
    return answer.path("answer");
  }

  /** Answers calls until the other side closes the connection. */
  void serve(Service service) throws IOException {
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      JsonNode call = JSON.readTree(line);
      ObjectNode answer = object();
      try {
        answer.set("answer", service.answer(call.path("call").asText(), call.path("arguments")));
      } catch (CallFailure failure) {
        answer.put("code", failure.code().name()).put("message", failure.reason());
      }
      send(answer);
    }
  }

  /** Returns when the other side has closed the connection. */
  void awaitClosed() {
    try {
      socket.setSoTimeout(0);
      while (in.readLine() != null) {
        // Nobody calls a client.
      }
    } catch (IOException e) {
      // So it is closed.
    }
  }

  private void send(JsonNode message) throws IOException {
    out.write((message + "\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
