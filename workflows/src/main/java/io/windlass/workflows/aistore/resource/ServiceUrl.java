package io.windlass.workflows.aistore.resource;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** The URL of a service that gives tokens. */
public final class ServiceUrl {

  public static final String OPEN_TO_ALL =
      "passwords and tokens go over plain HTTP, for everybody on the way to read: use https";

  public static final String PATH_WANTED =
      "give an absolute path such as /token, without query or fragment";

  private static final List<String> SCHEMES = List.of("https", "http");

  private ServiceUrl() {}

  /** What is wrong with it; empty when it can be called. */
  public static Optional<String> problem(String text) {
    try {
      URI url = new URI(text);
      boolean callable =
          url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
      boolean plain =
          url.getRawQuery() == null && url.getRawFragment() == null && url.getUserInfo() == null;
      return callable && plain
          ? Optional.empty()
          : Optional.of("give a URL such as https://ais-authn.ais:52001");
    } catch (URISyntaxException wrong) {
      return Optional.of("is no URL (%s)".formatted(wrong.getReason()));
    }
  }

  /** Whether it is a path below the URL of a service. */
  public static boolean isPath(String text) {
    return text.matches("/[^?#\\s]*");
  }

  /** Whether everybody on the way can read what is sent. */
  public static boolean openToAll(String text) {
    return text.startsWith("http:");
  }
}
