import { useEffect, useRef, useState } from 'react';

interface Recognition {
  lang: string;
  interimResults: boolean;
  start: () => void;
  stop: () => void;
  onresult: ((event: { results: { 0: { transcript: string } }[] }) => void) | null;
  onend: (() => void) | null;
}

type RecognitionClass = new () => Recognition;

const found = (): RecognitionClass | undefined => {
  const all = window as unknown as Record<string, RecognitionClass | undefined>;
  return all.SpeechRecognition ?? all.webkitSpeechRecognition;
};

/** Dictation where the browser offers it; elsewhere there is no button. */
export function useSpeech(language: string, onText: (text: string) => void) {
  const [listening, setListening] = useState(false);
  const running = useRef<Recognition | null>(null);
  useEffect(() => () => running.current?.stop(), []);
  const toggle = () => {
    const Recogniser = found();
    if (!Recogniser) return;
    if (running.current) {
      running.current.stop();
      return;
    }
    const one = new Recogniser();
    one.lang = language === 'en' ? 'en-GB' : 'zh-CN';
    one.interimResults = true;
    one.onresult = (event) => onText(Array.from(event.results, (result) => result[0].transcript).join(''));
    one.onend = () => {
      running.current = null;
      setListening(false);
    };
    running.current = one;
    setListening(true);
    one.start();
  };
  return { offered: found() !== undefined, listening, toggle };
}
