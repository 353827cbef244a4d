package io.windlass.activities.aistore.http.token;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The content of a request, as OAuth 2.0 wants it. */
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private final List<String> fields = new ArrayList<>();

  Form with(String name, String value) {
    fields.add(encoded(name) + "=" + encoded(value));
    return this;
  }

  String text() {
    return String.join("&", fields);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
