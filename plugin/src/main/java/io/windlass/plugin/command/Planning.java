package io.windlass.plugin.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.windlass.plugin.render.PlanPage;
import io.windlass.plugin.resource.PlanAnswer;
import io.windlass.plugin.resource.Resource;
import io.windlass.plugin.session.Draft;
import io.windlass.plugin.session.Patience;
import io.windlass.plugin.session.Session;
import io.windlass.plugin.wish.AnnotationChange;
import io.windlass.plugin.wish.Question;
import io.windlass.plugin.wish.Tokens;
import io.windlass.workflows.lifecycle.Forecast;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks for plans, and shows them. */
final class Planning {

  private final Session session;
  private final Duration timeout;

  Planning(Session session, Duration timeout) {
    this.session = session;
    this.timeout = timeout;
  }

  /** What would be done about it as it is. */
  void ofResource(Resource resource) {
    show(resource, ask(resource, new Question(Tokens.fresh(), Optional.empty())));
  }

  /** What would be done if it were applied. */
  void ofDraft(Draft draft) {
    draft.present().ifPresentOrElse(present -> changed(present, draft), () -> created(draft));
  }

  private void changed(Resource present, Draft draft) {
    String spec = json(draft.wanted().document().child("spec").values());
    Thread removal = new Thread(() -> removeDraft(present));
    Runtime.getRuntime().addShutdownHook(removal);
    PlanAnswer answer;
    try {
      answer = ask(present, new Question(Tokens.fresh(), Optional.of(spec)));
    } finally {
      Runtime.getRuntime().removeShutdownHook(removal);
      removeDraft(present);
    }
    show(present, answer);
  }

  /** Nobody may take it for a spec that is asked about later. */
  private void removeDraft(Resource resource) {
    session.cluster().annotate(resource, AnnotationChange.remove(Forecast.DRAFT));
  }

  private void created(Draft draft) {
    Resource wanted = draft.wanted();
    session
        .terminal()
        .lines(
            List.of(
                "%s does not exist: all of it would be created. The API server would accept it."
                    .formatted(wanted.title()),
                "To see the steps before they are taken, and what stands in their way, give it the"
                    + " annotation windlass.io/paused: \"true\", apply it, and then:",
                "  kubectl windlass plan " + wanted.argument(),
                "  kubectl windlass resume " + wanted.argument()));
  }

  private PlanAnswer ask(Resource resource, Question question) {
    session.cluster().annotate(resource, question.change());
    return new Patience(timeout)
        .await(
            "the plan for %s".formatted(resource.title()),
            () -> question.answer(session.resources().again(resource)));
  }

  private void show(Resource resource, PlanAnswer answer) {
    session.terminal().lines(PlanPage.lines(resource.title(), answer));
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
