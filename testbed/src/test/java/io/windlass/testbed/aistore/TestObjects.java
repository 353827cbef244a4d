package io.windlass.testbed.aistore;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;

/** A client that remembers every write a cluster acknowledged, and counts what it can read back. */
final class TestObjects {
  private final TestCluster cluster;
  private final List<String> acknowledged = new ArrayList<>();

  TestObjects(TestCluster cluster) throws Exception {
    this.cluster = cluster;
    cluster.send("POST", "proxy0AAAA", "/v1/buckets/b1", "{\"action\":\"create-bck\"}");
  }

  TestObjects write(int count) throws Exception {
    for (int i = 0; i < count; i++) {
      String name = "object-" + acknowledged.size();
      HttpResponse<String> answer =
          cluster.send("PUT", "proxy0AAAA", "/v1/objects/b1/" + name, "content of " + name);
      if (answer.statusCode() == 200) {
        acknowledged.add(name);
      }
    }
    return this;
  }

  int written() {
    return acknowledged.size();
  }

  /** How many acknowledged objects a reader does not find. Reading may heal: count once. */
  int unreachable() throws Exception {
    int missing = 0;
    for (String name : acknowledged) {
      HttpResponse<String> answer = cluster.send("GET", "proxy1AAAA", "/v1/objects/b1/" + name, "");
      boolean found = answer.statusCode() == 200 && answer.body().equals("content of " + name);
      missing += found ? 0 : 1;
    }
    return missing;
  }
}
