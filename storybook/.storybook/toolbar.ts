import type { Preview } from "@storybook/web-components-vite";

/** What the toolbar offers; the stage does what is chosen. */
export const toolbar: NonNullable<Preview["globalTypes"]> = {
  theme: {
    description: "Colours",
    toolbar: {
      icon: "contrast",
      dynamicTitle: true,
      items: [
        { value: "light", title: "Light" },
        { value: "dark", title: "Dark" },
      ],
    },
  },
  direction: {
    description: "Direction of writing",
    toolbar: {
      icon: "transfer",
      dynamicTitle: true,
      items: [
        { value: "ltr", title: "Left to right" },
        { value: "rtl", title: "Right to left" },
      ],
    },
  },
  locale: {
    description: "Language",
    toolbar: {
      icon: "globe",
      dynamicTitle: true,
      items: [
        { value: "en", title: "English" },
        { value: "fr", title: "Français" },
        { value: "ru", title: "Русский" },
        { value: "zh-Hans", title: "简体中文" },
      ],
    },
  },
  width: {
    description: "Width of the place the element stands in",
    toolbar: {
      icon: "expand",
      dynamicTitle: true,
      items: [
        { value: "320", title: "320 px" },
        { value: "480", title: "480 px" },
        { value: "768", title: "768 px" },
        { value: "1024", title: "1024 px" },
        { value: "full", title: "Full width" },
      ],
    },
  },
  surroundings: {
    description: "Style sheet of the page around",
    toolbar: {
      icon: "browser",
      dynamicTitle: true,
      items: [
        { value: "none", title: "Plain page" },
        { value: "hostile", title: "Hostile portal CSS" },
      ],
    },
  },
};
