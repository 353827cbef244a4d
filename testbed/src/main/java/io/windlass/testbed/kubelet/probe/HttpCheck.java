package io.windlass.testbed.kubelet.probe;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * Healthy when a GET answers 200 to 399. A connection of its own each time and no check of the
 * certificate, both as a kubelet does; a bare socket, because hundreds of pods are probed from one
 * JVM.
 *
 * @param scheme {@code HTTP} or {@code HTTPS}
 */
record HttpCheck(String scheme, InetSocketAddress address, String path, Map<String, String> headers)
    implements ProbeCheck {

  private static final SSLSocketFactory TRUSTING = TrustingSockets.factory();

  @Override
  public ProbeOutcome run(Duration timeout) {
    int millis = Math.toIntExact(timeout.toMillis());
    try (Socket plain = new Socket()) {
      plain.connect(address, millis);
      plain.setSoTimeout(millis);
      try (Socket socket = secured(plain)) {
        return judge(ask(socket));
      }
    } catch (SocketTimeoutException e) {
      return ProbeOutcome.failure(describe() + ": context deadline exceeded");
    } catch (IOException e) {
      return ProbeOutcome.failure(describe() + ": " + e.getMessage());
    }
  }

  private Socket secured(Socket plain) throws IOException {
    return scheme.equals("HTTPS")
        ? TRUSTING.createSocket(plain, address.getHostString(), address.getPort(), true)
        : plain;
  }

  private String ask(Socket socket) throws IOException {
    StringBuilder request = new StringBuilder("GET " + path + " HTTP/1.1\r\n");
    if (headers.keySet().stream().noneMatch("Host"::equalsIgnoreCase)) {
      request.append("Host: " + address.getHostString() + ":" + address.getPort() + "\r\n");
    }
    headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
    request.append("User-Agent: kube-probe/1.36\r\nConnection: close\r\n\r\n");
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
    BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    String line = reader.readLine();
    return line == null ? "" : line;
  }

  private static ProbeOutcome judge(String statusLine) {
    String[] words = statusLine.split(" ", 3);
    if (words.length < 2 || !words[1].matches("\\d{3}")) {
      return ProbeOutcome.failure("malformed HTTP response \"" + statusLine + "\"");
    }
    int status = Integer.parseInt(words[1]);
    return status >= 200 && status < 400
        ? ProbeOutcome.SUCCESS
        : ProbeOutcome.failure("HTTP probe failed with statuscode: " + status);
  }

  private String describe() {
    String host = address.getHostString() + ":" + address.getPort();
    return "Get \"" + scheme.toLowerCase(Locale.ROOT) + "://" + host + path + "\"";
  }
}
