package io.windlass.activities.aistore.http;

import java.time.Duration;

/**
 * How long Windlass waits for AIStore.
 *
 * @param connect for a connection: a proxy that is there accepts within milliseconds
 * @param probe for the answer of one proxy to a question about health, which it need not look up
 * @param call for the answer of one proxy to any other call
 * @param look for all calls of a look together, however many proxies are silent
 */
public record AisTimes(Duration connect, Duration probe, Duration call, Duration look) {

  /**
   * A call may take as long as the original operator waits. A look may take a third of the minute
   * that its activity has: the rest is for Kubernetes.
   */
  public static final AisTimes DEFAULT =
      new AisTimes(
          Duration.ofSeconds(2),
          Duration.ofSeconds(2),
          Duration.ofSeconds(10),
          Duration.ofSeconds(20));
}
