import { unreachable } from "../../../../src/base/unreachable.ts";
import type { Told, VisitShown, VisitStep } from "../../../../src/channels/browser/visit-step.ts";
import type { KioskWords } from "./kiosk-words.ts";

const choices: KioskWords["choices"] = {
  "a meeting": "Una reunión",
  "an interview": "Una entrevista",
  "something else": "Otra cosa",
  "one at a time": "Uno por uno",
  "all together": "Todos juntos",
  "leave a message": "Dejar un mensaje",
};

export const spanish: KioskWords = {
  language: "es",
  ownName: "Español",
  welcome: (business) => `Le damos la bienvenida a ${business}`,
  introduction: "Toque para empezar y diga a quién viene a ver. Le atiende un recepcionista de IA.",
  introductionInWriting: "Toque para empezar. Le atiende un recepcionista de IA, por escrito.",
  talk: "Hablar con el recepcionista",
  touch: "Usar solo la pantalla",
  begin: "Empezar",
  haveCode: "Tengo un código",
  showCode: "Escanee el código de su invitación, o el de su credencial si se va.",
  code: "Código",
  codeUnknown: "No conozco este código. Inténtelo otra vez, o vuelva y dígame su nombre.",
  back: "Volver",
  person: "Llamar a una persona",
  startAgain: "Empezar de nuevo",
  type: "Escribir algo",
  hide: "Cerrar",
  typeAnything: "Pregunte o diga lo que quiera",
  send: "Enviar",
  goOn: "Continuar",
  yes: "Sí",
  no: "No",
  rightTell: "Sí, avise",
  changeSomething: "No, cambiar algo",
  noneOfThese: "Ninguna de estas",
  nothingElse: "No, gracias",
  hostName: "Nombre de la persona que viene a ver",
  lastName: "Su apellido",
  yourName: "Su nombre",
  yourCompany: "Su empresa",
  optional: "opcional",
  you: "Usted",
  visiting: "visita a",
  delivery: "Traigo una entrega",
  forgotten: "No recuerdo a quién",
  leaving: "Ya me voy",
  message: "Dejar un mensaje",
  question: "Hacer una pregunta",
  changeName: "Mi nombre",
  changeCompany: "Mi empresa",
  changeHost: "A quién visito",
  choices,
  waitingFor: (time) => `Esperando desde hace ${time}`,
  nextStep: "Si nadie contesta, sigo intentando y al final le ayuda la recepción.",
  badge: {
    printing: "Su credencial se está imprimiendo.",
    printed: "Su credencial está lista.",
    failed: "No se pudo imprimir su credencial. Le ayudan en la recepción.",
  },
  accept: "Lo he leído y lo acepto",
  nextVisitor: "Registrar a otra persona",
  stillThere: "¿Sigue ahí?",
  stay: "Sigo aquí",
  done: "Listo",
  goodbye: "Gracias. ¡Hasta luego!",
  noConnection: "Ahora mismo no puedo atenderle.",
  usePhoneOr: (frontDesk) => `Use el teléfono de la entrada o pregunte aquí: ${frontDesk}.`,
  comesBack: "Esta página vuelve sola.",
  noLobby: "Esta página es para un mostrador que recibe visitas.",
  microphone: {
    on: "Escuchando",
    off: "Micrófono apagado",
    hold: "Mantener para hablar",
    holdNow: "Mantenga y hable",
    none: "Sin micrófono: use la pantalla",
  },
  connecting: "Un momento, por favor.",
  languages: "Idioma",
  prompt,
};

function prompt(
  { ask, people: [first], options, visit = {}, told }: VisitStep,
  said: string,
): string | undefined {
  // A question about somebody else's name, or about none, is another question.
  const who = first && said.includes(first.label.split(" ")[0] ?? "") ? first : undefined;
  switch (ask) {
    case "start":
    case "host":
      return "¿A quién viene a ver?";
    case "spell-host":
      return "No encontré ese nombre. ¿Puede escribir el apellido?";
    case "which-host":
      return "Hay varias personas con ese nombre. ¿Cuál es?";
    case "confirm-host":
      return who && `¿Es ${who.label}${who.detail === undefined ? "" : `, ${who.detail}`}?`;
    case "instead":
      return who && `Esa persona ya no trabaja aquí. ¿Aviso a ${who.label}?`;
    case "leave-message":
      return said.includes("message")
        ? "Esa persona no está ahora. ¿Quiere dejar un mensaje?"
        : undefined;
    case "visitor":
      return "¿Cómo se llama, y de qué empresa viene?";
    case "spell-visitor":
      return "¿Puede escribir su nombre?";
    case "choice":
      return options.every((option) => option in choices) ? "¿Qué prefiere?" : undefined;
    case "read-back":
      return readBack(visit);
    case "change":
      return "¿Qué debo cambiar?";
    case "more":
      return "¿Algo más?";
    case "wait":
      return told && waiting(visit, told);
    case "yes-no":
    case "words":
      return undefined;
    default:
      return unreachable(ask);
  }
}

function readBack({ visitor, company, host, purpose }: VisitShown): string | undefined {
  if (host === undefined) return visitor === undefined ? undefined : `${visitor}, ¿se va ahora?`;
  if (purpose === undefined) return `Un mensaje de ${visitor ?? "usted"} para ${host}. ¿Lo envío?`;
  const who = [visitor, company].filter((part) => part !== undefined).join(", ");
  const whom = host === "front-desk" ? "la recepción" : host;
  return who === "" ? `Para ${whom}. ¿Aviso?` : `${who}, para ${whom}. ¿Aviso?`;
}

function waiting({ host = "la recepción", visitor }: VisitShown, told: Told): string | undefined {
  if (told.outcome === "review") return "Alguien estará con usted en un momento.";
  const news = told.news.findLast(({ kind }) => !kind.startsWith("badge-"));
  switch (news?.kind) {
    case undefined:
      return `Gracias${visitor === undefined ? "" : `, ${visitor}`}. Estoy avisando a ${host}. Tome asiento, por favor.`;
    case "on-my-way":
      return `${host} viene en camino. Tome asiento, por favor.`;
    case "wait":
      return `${host} le pide que espere un poco.`;
    case "colleague":
      return "Viene un colega a buscarle.";
    case "not-expected":
      return "Alguien de la recepción viene a ayudarle.";
    case "unreached":
      return "No puedo avisar a nadie desde aquí. Pregunte en la recepción, por favor.";
    case "sms-sent":
      return `También envié un mensaje a ${host}.`;
    default:
      // What the host wrote, or what is being tried: as it was said.
      return news?.text;
  }
}
