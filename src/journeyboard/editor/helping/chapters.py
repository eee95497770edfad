"""The guide's words: how good maps are made, in five short chapters."""

from typing import NamedTuple

from journeyboard.language import N_


class Point(NamedTuple):
    """One piece of advice: what it is about, and what to do."""

    name: str
    text: str


class Chapter(NamedTuple):
    """One page of the guide. Its texts are looked up when they are shown."""

    name: str
    lead: str
    points: tuple[Point, ...]
    close: str = ""


CHAPTERS = (
    Chapter(
        N_("What makes a good map"),
        N_("A map tells how one kind of person fares on one way, seen with their eyes. It has six parts."),
        (
            Point(
                N_("One actor."),
                N_(
                    "Choose one persona, and name whom you leave out. Two kinds of people with two ways are two "
                    "maps, or two curves on one."
                ),
            ),
            Point(
                N_("A scenario with expectations."),
                N_(
                    "Write under the title what the person wants to get done and what they expect of it. Feelings "
                    "are measured against it."
                ),
            ),
            Point(
                N_("Phases."),
                N_(
                    "Four to seven, named as the person would: “I compare”, not “lead qualification”. A phase "
                    "ends where the person’s aim changes."
                ),
            ),
            Point(
                N_("Actions and touchpoints."),
                N_("What the person does, step by step, and where they meet you. Use verbs, one action on a card."),
            ),
            Point(
                N_("Thoughts and feelings."),
                N_("In the person’s own words. Draw the curve, then say on a card what lies behind each dip."),
            ),
            Point(
                N_("Opportunities with owners."),
                N_(
                    "Every strong pain point gets an answer, and every answer a name and a date. Without them the "
                    "map is a poster."
                ),
            ),
        ),
        N_("A map is good when somebody who was not in the room understands it and knows what to do next."),
    ),
    Chapter(
        N_("Running the workshop"),
        N_(
            "Ninety minutes are enough with five to eight people: some who talk to customers every day, and one "
            "who may decide."
        ),
        (
            Point(
                N_("Before."),
                N_(
                    "Choose template, persona and scenario. Import the figures. Ask everybody to bring three things "
                    "that customers really said."
                ),
            ),
            Point(
                N_("10 minutes: arrive."),
                N_("Read persona and scenario aloud. Agree on the phases and leave them alone afterwards."),
            ),
            Point(
                N_("20 minutes: actions and touchpoints."),
                N_(
                    "Everybody writes in silence first, with the private round and the timer; then reveal the cards "
                    "and put together what is alike."
                ),
            ),
            Point(
                N_("15 minutes: feelings."),
                N_(
                    "Go from phase to phase and raise or lower the curve together. Where people disagree, write "
                    "down why: there you know too little."
                ),
            ),
            Point(
                N_("20 minutes: pain points, then a vote."),
                N_("Set how bad and how frequent each is. Three votes for each person show where to begin."),
            ),
            Point(
                N_("20 minutes: opportunities."),
                N_("Answer the top three only. Put each on the matrix of impact and effort, with owner and date."),
            ),
            Point(
                N_("Afterwards."),
                N_(
                    "Send the summary the same day. Ideas that had no place wait in the parking lot. Set the day on "
                    "which the figures are renewed."
                ),
            ),
        ),
    ),
    Chapter(
        N_("Finding evidence"),
        N_("At first everything is assumed. View › Evidence shows how much; a good map becomes firmer every month."),
        (
            Point(
                N_("Analytics."),
                N_("Tell what happens and how often: pages, drop-offs, returns. They never tell why."),
            ),
            Point(
                N_("Interviews."),
                N_(
                    "Tell why. Five conversations find most large problems. Ask for the last time, not for the usual "
                    "time: “Tell me about your last order.”"
                ),
            ),
            Point(
                N_("Surveys."),
                N_(
                    "Tell how many feel so. Ask right after the step, with one scale and one open question. Note how "
                    "many answered."
                ),
            ),
            Point(
                N_("Feedback."),
                N_(
                    "Complaints, reviews and service calls are there already. Read fifty, sort them by phase, quote "
                    "the typical one."
                ),
            ),
            Point(
                N_("Watching."),
                N_("Follow a person through the step yourself. Half an hour beats a day of discussion."),
            ),
        ),
        N_("Set each card to assumed, observed or measured in the inspector, and write its source beside it."),
    ),
    Chapter(
        N_("Reading the figures"),
        N_("A figure on the map answers one question: does this phase work better than before, and well enough?"),
        (
            Point(
                N_("Compare like with like."),
                N_("The same definition, the same length of period. December is no fair judge of November."),
            ),
            Point(
                N_("Of how many."),
                N_("Half of 22 people is a story, half of 22,000 is a fact. Import the counts with the rates."),
            ),
            Point(
                N_("Up is not always good."),
                N_(
                    "A high bounce rate is bad on a landing page and fine on opening hours; a long time on a page "
                    "can be interest or despair. Say with each metric which way is better."
                ),
            ),
            Point(
                N_("Cost of acquisition and lifetime value."),
                N_("Belong together: winning a customer may cost a third of what they bring, hardly more."),
            ),
            Point(
                N_("Satisfaction and recommendation (NPS)."),
                N_("Tell that something is wrong, seldom what. Look at the dip of the curve in the same phase."),
            ),
            Point(
                N_("Where feeling and figure disagree."),
                N_(
                    "Metrics › Weak points lists those places. There the map is wrong, or the figure measures "
                    "something else: both are worth an hour."
                ),
            ),
        ),
    ),
    Chapter(
        N_("Common pitfalls"),
        N_("Most maps fail for the same few reasons."),
        (
            Point(
                N_("Our process in place of their way."),
                N_("If your departments are the phases, begin again with what the person does."),
            ),
            Point(
                N_("Everybody at once."),
                N_("A map for all customers is true of none. Begin with the persona that matters most."),
            ),
            Point(
                N_("A straight line."),
                N_("People skip, return and give up. Draw the arrows: the detours show where they were lost."),
            ),
            Point(
                N_("Only sunshine."),
                N_("A curve without a dip was drawn by people who like the product. Look into the complaints."),
            ),
            Point(
                N_("Too fine."),
                N_("More than seven phases or five cards in a cell: make two maps, or collapse what is not needed."),
            ),
            Point(
                N_("Nobody’s job."),
                N_("Opportunities without an owner die in a week. Rather three with names than thirty without."),
            ),
            Point(
                N_("Framed and forgotten."),
                N_("Renew the figures each month and meet for a quarter of an hour: what moved, what was done?"),
            ),
        ),
    ),
)
