package io.windlass.plugin.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.windlass.plugin.ExitCode;
import io.windlass.plugin.Problem;
import io.windlass.plugin.render.StatusJson;
import io.windlass.plugin.render.StatusPage;
import io.windlass.plugin.render.StatusTable;
import io.windlass.plugin.render.Times;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** How resources stand. */
@Command(
    name = "status",
    description = "Shows how a resource stands; without NAME, a table of all of them.")
final class Status extends WindlassCommand {

  private static final Duration POLL = Duration.ofSeconds(1);

  /** How it is written. */
  enum Output {
    json
  }

  @Parameters(
      paramLabel = "NAME",
      arity = "0..1",
      description = "The resource: demo, or with its kind: aistore/demo.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = {"-A", "--all-namespaces"},
      description = "All namespaces.")
  private boolean everywhere;

  @Option(
      names = {"-w", "--watch"},
      description = "Shows it anew when it changes, until Ctrl-C.")
  private boolean watch;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "json",
      description = "For programs: ${COMPLETION-CANDIDATES}.")
  private Optional<Output> output = Optional.empty();

  @Override
  ExitCode run(Session session) {
    check();
    List<String> page = page(session);
    session.terminal().redraw(page, !watch || !session.terminal().live());
    while (watch) {
      LockSupport.parkNanos(POLL.toNanos());
      List<String> next = page(session);
      if (session.terminal().live() || !next.equals(page)) {
        session.terminal().redraw(next, false);
        page = next;
      }
    }
    return ExitCode.DONE;
  }

  private void check() {
    if (everywhere && name.isPresent()) {
      throw new Problem(
          ExitCode.USAGE, "-A shows all resources: leave out %s, or -A".formatted(name.get()));
    }
    if (watch && output.isPresent()) {
      throw new Problem(ExitCode.USAGE, "--watch is for people, --output for programs: choose one");
    }
  }

  private List<String> page(Session session) {
    return output.isPresent() ? List.of(json(session)) : text(session);
  }

  private List<String> text(Session session) {
    Times times = new Times(Instant.now());
    if (name.isPresent()) {
      Resource resource = one(session, name.get());
      return new StatusPage(times, session.terminal().paint())
          .lines(resource, session.cluster().events(resource));
    }
    List<Resource> all = all(session);
    return all.isEmpty()
        ? List.of(
            "No resources found%s."
                .formatted(everywhere ? "" : " in namespace " + session.namespace()))
        : new StatusTable(times, session.terminal().paint()).lines(all);
  }

  private String json(Session session) {
    return written(
        name.isPresent()
            ? json(session, one(session, name.get()))
            : all(session).stream().map(resource -> json(session, resource)).toList());
  }

  private static Object json(Session session, Resource resource) {
    return StatusJson.of(resource, session.cluster().events(resource));
  }

  private static String written(Object json) {
    try {
      return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Resource one(Session session, String name) {
    return session.resources().named(name, session.namespace());
  }

  private List<Resource> all(Session session) {
    return session
        .resources()
        .all(everywhere ? Optional.empty() : Optional.of(session.namespace()));
  }
}
